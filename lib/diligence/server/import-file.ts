/** One file into a world: recognised by content, read whole or refused whole, kept under its hash. */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { encodeColumns } from '#lib/kernel/columns.ts'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { formatAdapters } from '#lib/wiring.ts'
import { dayInName } from '../day-in-name.ts'
import { guessSource } from '../guess-source.ts'
import type { FileFacts, FormatRefusal, ReadSnapshot, Snapshot } from '../snapshot.ts'
import { sourceOf } from '../source-catalogue.ts'
import { inspectFile, isAsInspected, readHead, type SourceFile, unpackTo } from './source-file.ts'
import type { WorldFolder } from './world-folder.ts'

/** `fileName` is the file's path in its folder; `sha256` is null where it could not be read. */
export type FileOutcome = { fileName: string; sha256: string | null } & (
  | { outcome: 'imported' | 'unchanged'; snapshots: readonly Snapshot[] }
  | { outcome: 'refused'; refusal: FormatRefusal }
  | { outcome: 'unrecognised' }
)

export type ImportRequest = {
  path: string
  /** How the file is told: its path in its folder. */
  shownAs: string
  listName: string | null
  /** ISO instant of this import. */
  fetchedAt: string
  /** What is already in the catalogue: the same bytes are the same snapshot. */
  known: readonly Snapshot[]
  /** The only source it may be; null where any may come. */
  expected: string | null
}

export async function importFile(folder: WorldFolder, request: ImportRequest): Promise<FileOutcome> {
  const file = await inspectFile(request.path)
  if (!file.ok) {
    const refusal = { source: null, line: null, reason: file.error }
    return { fileName: request.shownAs, sha256: null, outcome: 'refused', refusal }
  }
  const name = basename(request.path)
  const told = { fileName: request.shownAs, sha256: file.value.sha256 }
  const same = request.known.filter(({ sha256 }) => sha256 === told.sha256)
  // Two lists may be of the same bytes, empty ones above all: then the folder's word tells which is meant.
  const known = request.listName === null ? same : same.filter(({ source }) => source === request.listName)
  const again = standAgain(known, { name, fetchedAt: request.fetchedAt })
  if (again.length > 0) return { ...told, outcome: 'imported', snapshots: again }
  if (known.length > 0) return { ...told, outcome: 'unchanged', snapshots: known }

  const read = await readWhole(folder, file.value, request)
  if (!read.ok) return { ...told, outcome: 'refused', refusal: read.error }
  if (read.value === null) return { ...told, outcome: 'unrecognised' }
  const isKnown = ({ source }: ReadSnapshot) => same.some((snapshot) => snapshot.source === source)
  if (read.value.snapshots.every(isKnown)) return { ...told, outcome: 'unchanged', snapshots: same }
  const { format, snapshots } = read.value
  const keep = (found: ReadSnapshot): Snapshot => ({
    source: found.source,
    kind: found.kind,
    format,
    fileName: name,
    index: keepIndex(folder, found),
    sha256: told.sha256,
    ...dateOf(found, name),
    fetchedAt: request.fetchedAt,
    usableUntil: found.usableUntil,
    begins: found.begins,
    bytes: file.value.bytes,
    records: found.records,
    countedByHeader: found.countedByHeader,
    notes: found.notes,
  })
  return { ...told, outcome: 'imported', snapshots: snapshots.map(keep) }
}

/** The date the file tells; where it tells none, the day in its name. */
function dateOf({ asOf }: ReadSnapshot, name: string): Pick<Snapshot, 'asOf' | 'datedBy'> {
  if (asOf !== null) return { asOf, datedBy: 'content' }
  const day = dayInName(name)
  return { asOf: day, datedBy: day === null ? 'nothing' : 'name' }
}

/** The same bytes under another day's name: the publisher says the same of that day, so the snapshot stands again. */
function standAgain(known: readonly Snapshot[], { name, fetchedAt }: { name: string; fetchedAt: string }): Snapshot[] {
  const day = dayInName(name)
  if (day === null) return []
  const datedByName = new Map(
    known.filter(({ datedBy }) => datedBy !== 'content').map((snapshot) => [snapshot.source, snapshot]),
  )
  return [...datedByName.values()]
    .filter(({ source }) => !known.some((snapshot) => snapshot.source === source && snapshot.asOf === day))
    .map((snapshot) => ({ ...snapshot, fileName: name, asOf: day, datedBy: 'name', fetchedAt }))
}

const refuseFile = (reason: string) => err<FormatRefusal>({ source: null, line: null, reason })

/** Its bytes do not say whose file it is: the sentence does, as far as anything else tells. */
function refuseUnread(path: string, { expected, listName, known }: ImportRequest, why: string) {
  const guessed = guessSource({ fileName: basename(path), expected, listName }, known)
  const of = guessed.source === null ? '' : `${quote(guessed.source)} was not read from it. `
  return err<FormatRefusal>({ ...guessed, line: null, reason: `${of}${why}` })
}

const brokenGzip = 'The gzip stream is damaged or cut off; fetch the file again.'
const noFormat =
  'sources.json names it, and it has none of the formats that are named there: ranges of a provider (start,end,country), a geofeed (prefix,country,region,city,), a netset (an address or prefix a line), exceptions after RFC 8416.'

type WholeFile = { format: string; snapshots: readonly ReadSnapshot[] }

/** What the file says, with its original kept; null for one that no format recognises or that holds nothing of use. */
async function readWhole(
  folder: WorldFolder,
  file: SourceFile,
  request: ImportRequest,
): Promise<Result<WholeFile | null, FormatRefusal>> {
  const { listName, known, expected } = request
  const facts: FileFacts = { name: basename(file.path), listName }
  const head = await readHead(file)
  if (head === null) return refuseUnread(file.path, request, brokenGzip)
  const adapter = formatAdapters.find((candidate) => candidate.recognise(head, facts))
  if (!adapter) return listName === null ? ok(null) : refuseUnread(file.path, request, noFormat)
  const text = await textOf(folder, file)
  if (text === null) return refuseUnread(file.path, request, brokenGzip)
  const read = await adapter.read(createReadStream(text, { highWaterMark: 1024 * 1024 }), facts)
  const accepted = read.ok ? await acceptRead(folder, file, { snapshots: read.value, known, expected }) : read
  if (accepted.ok && accepted.value.length > 0) return ok({ format: adapter.format, snapshots: accepted.value })
  const isTextOfAnother = known.some(({ sha256 }) => sha256 === file.sha256)
  if (file.compressed && !isTextOfAnother) rmSync(text, { force: true })
  // A dump of other objects than routes reads well and holds nothing for a dossier.
  return accepted.ok ? ok(null) : accepted
}

type Read = Pick<ImportRequest, 'known' | 'expected'> & { snapshots: readonly ReadSnapshot[] }

/** Keeps the original of a file that was read well, unless it takes another source's name or changed meanwhile. */
async function acceptRead(
  folder: WorldFolder,
  file: SourceFile,
  { snapshots, known, expected }: Read,
): Promise<Result<readonly ReadSnapshot[], FormatRefusal>> {
  const stranger = expected === null ? undefined : findStranger(snapshots, expected)
  if (stranger) {
    const reason = `Calls itself ${quote(stranger.source)}, and was fetched as ${expected}.`
    return err({ source: expected, line: null, reason })
  }
  const usurper = snapshots.find(({ source, kind }) => {
    const isOther = (owner: { source: string; kind: string }) => owner.source === source && owner.kind !== kind
    return sourceOf(source, kind).kind !== kind || known.some(isOther)
  })
  if (usurper) {
    return refuseFile(
      `Calls itself "${usurper.source}", which is another kind of source; give the list another name in sources.json.`,
    )
  }
  if (snapshots.length > 0 && !(await keepOriginal(folder, file))) {
    return refuseFile('The file changed while it was read; import it again once it is complete.')
  }
  return ok(snapshots)
}

/**
 * What a file that was fetched as one source may not bring: another in its place, or one that is fetched itself. A
 * validator's export may hold more than VRPs.
 */
function findStranger(snapshots: readonly ReadSnapshot[], expected: string): ReadSnapshot | undefined {
  if (snapshots.every(({ source }) => source !== expected)) return snapshots[0]
  return snapshots.find(({ source, kind }) => source !== expected && sourceOf(source, kind).download !== undefined)
}

/** The path of the file's text: the file itself, or its decompressed copy. Null if it cannot be decompressed. */
async function textOf(folder: WorldFolder, file: SourceFile): Promise<string | null> {
  if (!file.compressed) return file.path
  const text = join(folder.texts, file.sha256)
  return existsSync(text) || (await unpackTo(file, text)) ? text : null
}

/** False, and nothing kept, if the file is no longer the one whose hash was taken. */
async function keepOriginal(folder: WorldFolder, file: SourceFile): Promise<boolean> {
  const original = join(folder.originals, file.sha256)
  const partial = `${original}.partial`
  const isKept = existsSync(original)
  if (!isKept) await copyFile(file.path, partial)
  const isSame = await isAsInspected(file)
  if (isSame && !isKept) renameSync(partial, original)
  rmSync(partial, { force: true })
  return isSame
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
