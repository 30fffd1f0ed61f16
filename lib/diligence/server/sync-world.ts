/**
 * Imports every file of a folder that it recognises into a world.
 *
 * Each file stands alone: a refused one leaves the others imported, and its last good snapshot current.
 */
import { existsSync, readFileSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { requireFreeSpace } from '#lib/platform/disk-space.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import { type Catalogue, type Refusal, readCatalogue, writeCatalogue } from './catalogue-store.ts'
import { type FileOutcome, importFile } from './import-file.ts'
import { withImportLock } from './with-import-lock.ts'
import { makeWorldFolder, type WorldFolder } from './world-folder.ts'

export type SyncRequest = {
  world: string
  dataDir: string
  sourcesDir: string
  /** ISO instant written down as the time of the import. */
  fetchedAt: string
  onFile?: (outcome: FileOutcome, progress: { done: number; total: number }) => void
}

export async function syncWorld(request: SyncRequest): Promise<readonly FileOutcome[]> {
  const paths = await listFiles(request.sourcesDir)
  const listNames = readListNames(request.sourcesDir)
  const folder = makeWorldFolder(request.dataDir, request.world)
  await requireRoom(folder, paths)
  return withImportLock(folder, async () => {
    const outcomes: FileOutcome[] = []
    for (const path of paths) {
      const catalogue = readCatalogue(folder)
      const listName = listNames[path.slice(request.sourcesDir.length + 1)] ?? null
      const known = catalogue.snapshots
      const outcome = await importFile(folder, { path, listName, fetchedAt: request.fetchedAt, known })
      const changed = catalogueAfter(catalogue, outcome, request.fetchedAt)
      if (changed) writeCatalogue(folder, changed)
      outcomes.push(outcome)
      request.onFile?.(outcome, { done: outcomes.length, total: paths.length })
    }
    return outcomes
  })
}

/** Null when the file changed nothing. */
function catalogueAfter({ snapshots, refusals }: Catalogue, outcome: FileOutcome, at: string): Catalogue | null {
  const others = refusals.filter(({ fileName }) => fileName !== outcome.fileName)
  if (outcome.outcome === 'imported') {
    return {
      snapshots: [...snapshots, ...outcome.snapshots.map((kept) => ({ ...kept, notes: [...kept.notes] }))],
      refusals: others,
    }
  }
  if (outcome.outcome === 'refused') {
    const refusal: Refusal = { ...outcome.refusal, fileName: outcome.fileName, sha256: outcome.sha256, at }
    return { snapshots, refusals: [...others, refusal] }
  }
  return null
}

/** Every file below the folder in the order of their names, hidden ones and the folder's own notes left out. */
async function listFiles(sourcesDir: string): Promise<string[]> {
  if (!existsSync(sourcesDir)) {
    throw new OperatorRefusal(`There is no folder ${sourcesDir}. Name one with --sources-dir or DOTQUAD_SOURCES_DIR.`)
  }
  const entries = await readdir(sourcesDir, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && entry.name !== listNamesFile)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

const listNamesFile = 'sources.json'

/** `{ "folder/file.netset": "list-id" }`: which list a file is that does not say so itself. */
function readListNames(sourcesDir: string): Record<string, string> {
  const path = join(sourcesDir, listNamesFile)
  if (!existsSync(path)) return {}
  const parsed = z.record(z.string(), z.string().regex(/^[a-z0-9][a-z0-9_-]*$/)).safeParse(parseJson(path))
  if (parsed.success) return parsed.data
  throw new OperatorRefusal(
    `${path} must be one JSON object of file names and list ids, such as {"mine.netset": "my-list"}; ids are lower-case letters, digits, - and _.`,
  )
}

function parseJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const megabyte = 1024 * 1024
// Measured on full exports: gzip text grows eightfold, and text, original and index are kept.
const keptPerByte = { compressed: 12, plain: 3 }

async function requireRoom(folder: WorldFolder, paths: readonly string[]): Promise<void> {
  const sizes = await Promise.all(
    paths.map(
      async (path) => (await stat(path)).size * (path.endsWith('.gz') ? keptPerByte.compressed : keptPerByte.plain),
    ),
  )
  const needed = Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / megabyte)
  requireFreeSpace({ folder: folder.root, needed, purpose: 'The import' })
}
