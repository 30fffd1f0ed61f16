/** How the last fetch of each source of a world went, in one JSON file beside the catalogue, replaced by rename. */
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { jsonText } from '#lib/platform/json-text.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import type { FetchState } from '../fetch-state.ts'
import type { WorldFolder } from './world-folder.ts'

const failure = z.object({
  reason: z.enum(['timeout', 'unreachable', 'rate-limited', 'malformed', 'not-found', 'disk-full']),
  sentence: z.string(),
  since: z.string(),
  times: z.number(),
  notBefore: z.string().nullable(),
})

const state = z.object({
  source: z.string(),
  url: z.string(),
  triedAt: z.string(),
  succeededAt: z.string().nullable(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  bytes: z.number().nullable(),
  /** Null in records of before it was written down. */
  sha256: z.string().nullable().default(null),
  failure: failure.nullable(),
  beforeFirst: z.object({ sentence: z.string(), since: z.string(), until: z.string() }).optional(),
})

const fetchesFile = jsonText.pipe(z.object({ layout: z.literal(1), fetches: z.array(state) }))

const cache = new Map<string, { stamp: string; fetches: readonly FetchState[] }>()

/** Empty in a world that fetches nothing. */
export function readFetchStates({ fetches: path }: WorldFolder): readonly FetchState[] {
  if (!existsSync(path)) return []
  const { mtimeNs, ino, size } = statSync(path, { bigint: true })
  const stamp = `${mtimeNs}-${ino}-${size}`
  const known = cache.get(path)
  if (known?.stamp === stamp) return known.fetches
  const parsed = fetchesFile.safeParse(readFileSync(path, 'utf8'))
  if (!parsed.success) {
    throw new OperatorRefusal(`${path} is no record of fetches of this version: remove it and fetch again.`)
  }
  cache.set(path, { stamp, fetches: parsed.data.fetches })
  return parsed.data.fetches
}

/** Replaces the record. Only the holder of the world's fetch lock may. */
export function writeFetchStates({ fetches: path }: WorldFolder, fetches: readonly FetchState[]): void {
  const partial = `${path}.partial`
  writeFileSync(partial, `${JSON.stringify({ layout: 1, fetches }, null, 1)}\n`)
  renameSync(partial, path)
}
