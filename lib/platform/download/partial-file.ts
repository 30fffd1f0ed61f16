/** What has come of a file so far, kept where the server can go on with it (RFC 9110 section 14). */
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { z } from 'zod'

/** What tells one state of a file from another; null where the server does not say. */
export type Validators = { etag: string | null; lastModified: string | null }

export type PartialFile = { path: string; note: string }

export const partialIn = (folder: string): PartialFile => ({
  path: join(folder, '.partial'),
  note: join(folder, '.partial.json'),
})

const Note = z.object({ url: z.string(), validator: z.string() })

export const validatorsOf = (headers: IncomingHttpHeaders): Validators => ({
  etag: headers.etag ?? null,
  lastModified: headers['last-modified'] ?? null,
})

/** How to ask for the rest; null where there is nothing to go on with. */
export function findRest({ path, note }: PartialFile, url: string): { offset: number; validator: string } | null {
  const known = Note.safeParse(existsSync(note) ? readJson(note) : null)
  const offset = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  return known.success && known.data.url === url && offset > 0 ? { offset, validator: known.data.validator } : null
}

/** Remembers whose beginning this is. Only a strong validator says that the rest belongs to it (RFC 9110 13.1.5). */
export function noteBeginning({ note }: PartialFile, url: string, { etag, lastModified }: Validators): void {
  const validator = etag !== null && !etag.startsWith('W/') ? etag : lastModified
  if (validator === null) rmSync(note, { force: true })
  else writeFileSync(note, JSON.stringify({ url, validator }))
}

export function forgetPartial({ path, note }: PartialFile): void {
  for (const file of [note, path]) rmSync(file, { force: true })
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
