/**
 * The catalogue of a world: every snapshot, the last refusal of each file and those that are over, in one JSON file.
 *
 * Replaced whole by rename, so a reader sees an old catalogue or a new one and never half of one. Each
 * reader looks at the file's time before it answers: that is how processes learn of a new snapshot.
 */
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { jsonText } from '#lib/platform/json-text.ts'
import { isMissingFile } from '#lib/platform/missing-file.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import type { WorldFolder } from './world-folder.ts'

const snapshotKind = z.enum([
  'registrations',
  'asn-registrations',
  'transfers',
  'pending-transfers',
  'vrps',
  'aspas',
  'roa-ends',
  'local-exceptions',
  'announcements',
  'route-objects',
  'inetnums',
  'as-sets',
  'blocklist',
  'special-purpose',
  'special-asns',
  'address-space',
  'asn-drop',
  'transfer-locks',
  'registry-conflicts',
  'locations',
  'geofeed',
])

/** How a snapshot is written down, here and in a pack. */
export const snapshotForm = z.object({
  source: z.string(),
  kind: snapshotKind,
  format: z.string(),
  fileName: z.string(),
  index: z.string(),
  sha256: z.string(),
  asOf: z.string().nullable(),
  datedBy: z.enum(['content', 'name', 'nothing']),
  fetchedAt: z.string(),
  usableUntil: z.string().optional(),
  begins: z.string().optional(),
  bytes: z.number(),
  records: z.number(),
  countedByHeader: z.number().optional(),
  notes: z.array(z.string()),
})

const refusal = z.object({
  source: z.string().nullable(),
  /** Of a source that only its folder names. */
  kind: snapshotKind.optional(),
  /** The sources folder it was found in; null in catalogues of before it was written down. */
  folder: z.string().nullable().default(null),
  /** Its path in that folder. */
  fileName: z.string(),
  /** Null where the file could not even be read. */
  sha256: z.string().nullable(),
  line: z.number().nullable(),
  reason: z.string(),
  /** When it was refused first, with nothing of its source read since; missing in older catalogues. */
  since: z.string().optional(),
  at: z.string(),
})

/** `until` is the import by which the file was good again or gone: a dossier of before that moment still tells of it. */
const endedRefusal = refusal.extend({ until: z.string() })

/** Raised when index files of an earlier layout can no longer be read: they are then made again from the originals. */
const layout = 2

const catalogueFile = z.object({
  layout: z.literal(layout),
  snapshots: z.array(snapshotForm),
  /** Of the files as they are now. */
  refusals: z.array(refusal),
  /** Missing in older catalogues. */
  ended: z.array(endedRefusal).default([]),
})

const catalogueText = jsonText.pipe(catalogueFile)

export type Refusal = z.infer<typeof refusal>
export type Catalogue = Omit<z.infer<typeof catalogueFile>, 'layout'>

export const emptyCatalogue: Catalogue = { snapshots: [], refusals: [], ended: [] }
const cache = new Map<string, { stamp: string; catalogue: Catalogue }>()

/** What is imported now; empty where nothing ever was. */
export function readCatalogue(folder: WorldFolder): Catalogue {
  const stamp = stampOf(folder.catalogue)
  if (stamp === null) return emptyCatalogue
  const known = cache.get(folder.catalogue)
  if (known?.stamp === stamp) return known.catalogue
  const parsed = catalogueText.safeParse(readFileSync(folder.catalogue, 'utf8'))
  if (!parsed.success) {
    throw new OperatorRefusal(
      `${folder.catalogue} is no catalogue of this version: remove ${folder.root} and import again.`,
    )
  }
  cache.set(folder.catalogue, { stamp, catalogue: parsed.data })
  return parsed.data
}

/** Replaces the catalogue. Only the holder of the world's import lock may. */
export function writeCatalogue(folder: WorldFolder, catalogue: Catalogue): void {
  // Where there was no catalogue, it was lost: what it named was not let go of, for the others of the house to follow.
  if (!existsSync(folder.catalogue)) rmSync(folder.shared, { force: true })
  const partial = `${folder.catalogue}.partial`
  writeFileSync(partial, formatCatalogue(catalogue))
  renameSync(partial, folder.catalogue)
}

export const formatCatalogue = (catalogue: Catalogue): string =>
  `${JSON.stringify({ layout, ...catalogue }, null, 1)}\n`

/** The catalogue that a text is, or null. */
export const parseCatalogue = (text: string): Catalogue | null => catalogueText.safeParse(text).data ?? null

function stampOf(path: string): string | null {
  try {
    const { mtimeNs, ino, size } = statSync(path, { bigint: true })
    return `${mtimeNs}-${ino}-${size}`
  } catch (error) {
    if (isMissingFile(error)) return null
    throw error
  }
}
