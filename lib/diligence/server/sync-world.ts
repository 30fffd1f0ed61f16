/**
 * Imports every file of a folder that it recognises into a world.
 *
 * Each file stands alone: a refused one leaves the others imported, and its last good snapshot current.
 */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { readdir, realpath } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { z } from 'zod'
import { requireFreeSpace } from '#lib/platform/disk-space.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import { catalogueAfter, withoutGoneFiles } from './catalogue-after.ts'
import { readCatalogue, writeCatalogue } from './catalogue-store.ts'
import { type FileOutcome, importFile } from './import-file.ts'
import { withImportLock } from './with-import-lock.ts'
import { makeWorldFolder, type WorldFolder } from './world-folder.ts'

export type SyncRequest = {
  world: string
  dataDir: string
  /** The folder, or what makes it; nobody else imports into this world meanwhile. */
  sourcesDir: string | (() => Promise<string>)
  /** ISO instant written down as the time of the import. */
  fetchedAt: string
  /** The source that the folder's files were fetched as: a file of another one is refused. */
  expected?: string
  onFile?: (outcome: FileOutcome, progress: { done: number; total: number }) => void
}

export async function syncWorld(request: SyncRequest): Promise<readonly FileOutcome[]> {
  const { sourcesDir, fetchedAt } = request
  if (typeof sourcesDir === 'string') requireFolder(sourcesDir)
  const folder = makeWorldFolder(request.dataDir, request.world)
  return withImportLock(folder, async () => {
    const root = typeof sourcesDir === 'string' ? sourcesDir : await sourcesDir()
    const paths = await listFiles(root)
    const inFolder = { root: await realpath(root), names: paths.map((path) => nameIn(root, path)) }
    forgetGoneFiles(folder, inFolder, fetchedAt)
    const listNames = readListNames(root)
    requireRoom(folder, paths)
    const outcomes: FileOutcome[] = []
    for (const path of paths) {
      const catalogue = readCatalogue(folder)
      const shownAs = nameIn(root, path)
      const file = { path, shownAs, listName: listNames[shownAs] ?? null }
      const outcome = await importFile(folder, {
        ...file,
        fetchedAt,
        known: catalogue.snapshots,
        expected: request.expected ?? null,
      })
      const changed = catalogueAfter(catalogue, outcome, {
        ...{ root: inFolder.root, at: fetchedAt, expected: request.expected ?? null },
      })
      if (changed) writeCatalogue(folder, changed)
      outcomes.push(outcome)
      request.onFile?.(outcome, { done: outcomes.length, total: paths.length })
    }
    return outcomes
  })
}

/** A folder as this sync finds it: its real path, and the paths of its files below it. */
type SourcesFolder = { root: string; names: readonly string[] }

function forgetGoneFiles(folder: WorldFolder, found: SourcesFolder, at: string): void {
  const catalogue = readCatalogue(folder)
  const left = withoutGoneFiles(catalogue, found, at)
  if (left !== catalogue) writeCatalogue(folder, left)
}

const nameIn = (root: string, path: string): string => relative(root, path).replaceAll(sep, '/')

function requireFolder(sourcesDir: string): void {
  if (statSync(sourcesDir, { throwIfNoEntry: false })?.isDirectory()) return
  throw new OperatorRefusal(`There is no folder ${sourcesDir}. Name one with --sources-dir or DOTQUAD_SOURCES_DIR.`)
}

/** Every file below the folder in the order of their names, links followed, hidden ones and the folder's own notes left out. */
async function listFiles(root: string): Promise<string[]> {
  const paths = await filesBelow(root, [])
  return paths.filter((path) => basename(path) !== listNamesFile).sort()
}

async function filesBelow(folder: string, above: readonly string[]): Promise<string[]> {
  const real = await realpath(folder)
  // A link that leads back to a folder it stands in.
  if (above.includes(real)) return []
  const entries = await readdir(folder, { withFileTypes: true })
  const found = entries
    .filter(({ name }) => !name.startsWith('.'))
    .map(async (entry) => {
      const path = join(folder, entry.name)
      const target = entry.isSymbolicLink() ? statSync(path, { throwIfNoEntry: false }) : entry
      if (target?.isDirectory()) return filesBelow(path, [...above, real])
      // A link that leads nowhere is told like a file that cannot be read.
      return !target || target.isFile() ? [path] : []
    })
  return (await Promise.all(found)).flat()
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

function requireRoom(folder: WorldFolder, paths: readonly string[]): void {
  const sizes = paths.map((path) => {
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
    return size * (path.endsWith('.gz') ? keptPerByte.compressed : keptPerByte.plain)
  })
  const needed = Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / megabyte)
  requireFreeSpace({ folder: folder.root, needed, purpose: 'The import' })
}
