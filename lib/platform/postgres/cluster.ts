/**
 * The embedded server's data folder: where it lies and how it is made.
 *
 * Made in a temporary folder and renamed, so there is never half a cluster. Password authentication
 * only, for every role and every address.
 */
import { createHash } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { requireFreeSpace } from '#lib/platform/disk-space.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import type { Binaries } from './binaries.ts'
import { type Credentials, roles } from './credentials.ts'
import { runAs } from './run-as.ts'
import { canReach, type ServerUser, sharedFolder } from './server-user.ts'

/** An empty cluster takes 48 MB, the write-ahead log grows to a few hundred. */
const megabytesNeeded = 500

/** Beside the other data, or in a shared folder where the server's user cannot go there. */
export function placeCluster(dataDir: string, user: ServerUser): string {
  mkdirSync(dataDir, { recursive: true })
  if (canReach(user, dataDir)) return join(dataDir, 'postgres')
  const checkout = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 16)
  return join(sharedFolder('data'), checkout)
}

export const clusterExists = (folder: string) => existsSync(join(folder, 'PG_VERSION'))

/** Makes the cluster at `folder`, or nothing at all. */
export function initialiseCluster(
  folder: string,
  how: { binaries: Binaries; user: ServerUser; credentials: Credentials },
): void {
  requireFreeSpace({ folder, needed: megabytesNeeded, purpose: 'The embedded PostgreSQL' })
  const half = `${folder}.new`
  const passwordFile = `${folder}.password`
  const giveAway = (path: string) => {
    if (how.user.kind === 'other') chownSync(path, how.user.uid, how.user.gid)
  }
  try {
    rmSync(half, { recursive: true, force: true })
    mkdirSync(half, { mode: 0o700 })
    giveAway(half)
    rmSync(passwordFile, { force: true })
    writeFileSync(passwordFile, how.credentials.passwords.superuser, { mode: 0o600, flag: 'wx' })
    giveAway(passwordFile)
    const options = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-instructions']
    const unicode = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    const paths = ['-D', half, '-U', roles.superuser, `--pwfile=${passwordFile}`]
    const made = runAs(how.user, [how.binaries.initdb, ...paths, ...options, ...unicode])
    if (made.status !== 0) {
      throw new OperatorRefusal(
        `The embedded PostgreSQL could not make its data folder in ${dirname(folder)}; nothing of it was left there, so start again. What initdb said:\n${made.output.trim()}`,
      )
    }
    renameSync(half, folder)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(half, { recursive: true, force: true })
  }
}
