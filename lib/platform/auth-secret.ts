/** What the cookie of who is signed in is signed and encrypted with: set by the operator, or made once and kept. */
import { linkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { invariant } from '#lib/kernel/invariant.ts'
import type { Environment } from './env.ts'
import { findSecretFile, makePassword, writeSecretFile } from './secret-file.ts'

const Kept = z.object({ secret: z.string().min(32) })

export function authSecret(environment: Pick<Environment, 'AUTH_SECRET' | 'DOTQUAD_DATA_DIR'>): string {
  if (environment.AUTH_SECRET) return environment.AUTH_SECRET
  const file = join(environment.DOTQUAD_DATA_DIR, 'auth-secret.json')
  if (!findSecretFile(file, Kept)) makeOnce(file)
  const kept = findSecretFile(file, Kept)
  invariant(kept, 'the secret was just written')
  return kept.secret
}

/** Of two processes that start at once, one makes it: a link to an existing name fails. */
function makeOnce(file: string): void {
  const own = `${file}.${process.pid}.new`
  writeSecretFile(own, { secret: makePassword() })
  try {
    linkSync(own, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(own)
  }
}
