/** One file into a world: recognised by content, read whole or refused whole, kept under its hash. */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { encodeColumns } from '#lib/kernel/columns.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { formatAdapters } from '#lib/wiring.ts'
import type { FileFacts, FormatAdapter, FormatRefusal, ReadSnapshot, Snapshot } from '../snapshot.ts'
import { sourceOf } from '../source-catalogue.ts'
import { inspectFile, readHead, type SourceFile, unpackTo } from './source-file.ts'
import type { WorldFolder } from './world-folder.ts'

export type FileOutcome = { fileName: string; sha256: string } & (
  | { outcome: 'imported' | 'unchanged'; snapshots: readonly Snapshot[] }
  | { outcome: 'refused'; refusal: FormatRefusal }
  | { outcome: 'unrecognised' }
)

export type ImportRequest = {
  path: string
  listName: string | null
  /** ISO instant of this import. */
  fetchedAt: string
  /** What is already in the catalogue: the same bytes are the same snapshot. */
  known: readonly Snapshot[]
}

export async function importFile(folder: WorldFolder, request: ImportRequest): Promise<FileOutcome> {
  const file = await inspectFile(request.path)
  const name = basename(request.path)
  const told = { fileName: name, sha256: file.sha256 }
  const known = request.known.filter(({ sha256 }) => sha256 === file.sha256)
  const again = known.flatMap((snapshot) => seenAgain(snapshot, { name, fetchedAt: request.fetchedAt }))
  if (again.length > 0) return { ...told, outcome: 'imported', snapshots: again }
  if (known.length > 0) return { ...told, outcome: 'unchanged', snapshots: known }

  const facts: FileFacts = { name, listName: request.listName }
  const head = await readHead(file)
  if (head === null) return { ...told, outcome: 'refused', refusal: brokenGzip }
  const adapter = formatAdapters.find((candidate) => candidate.recognise(head, facts))
  if (!adapter) return { ...told, outcome: 'unrecognised' }

  const text = await textOf(folder, file)
  if (text === null) return { ...told, outcome: 'refused', refusal: brokenGzip }
  const read = await readWhole(adapter, text, facts)
  if (!read.ok || read.value.length === 0) {
    if (file.compressed) rmSync(text, { force: true })
    // A dump of other objects than routes reads well and holds nothing for a dossier.
    return read.ok ? { ...told, outcome: 'unrecognised' } : { ...told, outcome: 'refused', refusal: read.error }
  }
  await keepOriginal(folder, file)
  const keep = (found: ReadSnapshot): Snapshot => ({
    source: found.source,
    kind: found.kind,
    format: adapter.format,
    fileName: name,
    index: keepIndex(folder, found),
    sha256: file.sha256,
    ...dateOf(found, name),
    fetchedAt: request.fetchedAt,
    bytes: file.bytes,
    records: found.records,
    notes: found.notes,
  })
  return { ...told, outcome: 'imported', snapshots: read.value.map(keep) }
}

/** The date the file tells; where it tells none, the day in its name. */
function dateOf({ asOf }: ReadSnapshot, name: string): Pick<Snapshot, 'asOf' | 'datedBy'> {
  if (asOf !== null) return { asOf, datedBy: 'content' }
  const day = dayInName(name)
  return { asOf: day, datedBy: day === null ? 'nothing' : 'name' }
}

/** The same bytes under a later day's name: the publisher says the same of that day, so the snapshot stands again. */
function seenAgain(snapshot: Snapshot, { name, fetchedAt }: { name: string; fetchedAt: string }): Snapshot[] {
  const day = dayInName(name)
  if (snapshot.datedBy === 'content' || day === null || (snapshot.asOf ?? '') >= day) return []
  return [{ ...snapshot, fileName: name, asOf: day, datedBy: 'name', fetchedAt }]
}

const brokenGzip: FormatRefusal = {
  source: null,
  line: null,
  reason: 'The gzip stream is damaged or cut off; fetch the file again.',
}

async function readWhole(
  adapter: FormatAdapter,
  text: string,
  facts: FileFacts,
): Promise<Result<readonly ReadSnapshot[], FormatRefusal>> {
  const read = await adapter.read(createReadStream(text, { highWaterMark: 1024 * 1024 }), facts)
  if (!read.ok) return err(read.error)
  const usurper = read.value.find(({ source, kind }) => sourceOf(source, kind).kind !== kind)
  if (!usurper) return ok(read.value)
  const reason = `Calls itself "${usurper.source}", which is another kind of source; name the list in sources.json.`
  return err({ source: null, line: null, reason })
}

/** The path of the file's text: the file itself, or its decompressed copy. Null if it cannot be decompressed. */
async function textOf(folder: WorldFolder, file: SourceFile): Promise<string | null> {
  if (!file.compressed) return file.path
  const text = join(folder.texts, file.sha256)
  return existsSync(text) || (await unpackTo(file, text)) ? text : null
}

async function keepOriginal(folder: WorldFolder, file: SourceFile): Promise<void> {
  const original = join(folder.originals, file.sha256)
  if (existsSync(original)) return
  await copyFile(file.path, `${original}.partial`)
  renameSync(`${original}.partial`, original)
}

function keepIndex(folder: WorldFolder, { columns }: ReadSnapshot): string {
  const bytes = encodeColumns(columns)
  const name = createHash('sha256').update(bytes).digest('hex')
  const path = join(folder.indexes, name)
  if (!existsSync(path)) {
    writeFileSync(`${path}.partial`, bytes)
    renameSync(`${path}.partial`, path)
  }
  return name
}

/** A day in a file's name (`…-20260619.txt`), for formats that carry no date of their own. */
export function dayInName(name: string): string | null {
  for (const [, year, month, day] of name.matchAll(/(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)/g)) {
    const text = `${year}-${month}-${day}`
    // Round trip: 20250231 is no day.
    const moment = Date.parse(text)
    if (!Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text)) return text
  }
  return null
}
