/** Small JSON files with secrets in them: readable by their owner alone, written whole or not at all. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { z } from 'zod'
import { isMissingFile } from './missing-file.ts'

/** The file's content, or null where there is none. Throws where it is not what `schema` says. */
export function findSecretFile<T>(path: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    if (isMissingFile(error)) return null
    throw error
  }
}

export function writeSecretFile(path: string, content: unknown): void {
  mkdirSync(dirname(path), { recursive: true })
  const half = `${path}.${process.pid}`
  writeFileSync(half, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  renameSync(half, path)
}

/** 192 random bits in letters, digits, `-` and `_`. */
export const makePassword = () => randomBytes(24).toString('base64url')
