/**
 * Takes the shared catalogue in beside what was imported here. Every file is held against its hash before it counts,
 * and the catalogue is replaced last: until then, and whenever anything is missing, this machine answers as before.
 *
 * Files come into a folder of their own, without the import lock and without holding up a process that serves pages.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as giveWay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import type { BlobStore } from '../blob-store.ts'
import { currentSnapshots } from '../current-snapshots.ts'
import { mergeSides } from '../merge-sides.ts'
import type { Snapshot } from '../snapshot.ts'
import { type Catalogue, emptyCatalogue, parseCatalogue, readCatalogue, writeCatalogue } from './catalogue-store.ts'
import { deleteUnneeded } from './delete-unneeded.ts'
import { isGzip, packedSuffix } from './raw-text.ts'
import { sharedCatalogue, sharedIndex, sharedOriginals } from './shared-names.ts'
import { readSharedState, writeSharedState } from './shared-state-store.ts'
import { answerOfStore } from './snapshot-store-answer.ts'
import { withImportLock } from './with-import-lock.ts'
import type { WorldFolder } from './world-folder.ts'

export type TakingIn = {
  store: BlobStore
  world: string
  folder: WorldFolder
  /** The world's time. It says which snapshots are current: of those the originals come along, for their records. */
  at: string
}

/** No file that is unpacked is larger. */
const maxOutputLength = 2 ** 31
const hashedAtOnce = 2 ** 23

/** How many files came, and the shared catalogue: null where nobody shared one yet. */
export async function takeInShared(taking: TakingIn): Promise<{ fetched: number; shared: string | null }> {
  const { store, world, folder } = taking
  const answer = await answerOfStore(store.read(sharedCatalogue(world)))
  if (answer === null) return { fetched: 0, shared: null }
  const shared = new TextDecoder().decode(answer)
  const state = readSharedState(folder)
  if (state.catalogue === shared) return { fetched: 0, shared }
  const theirs = parseCatalogue(shared)
  if (!theirs)
    throw new OperatorRefusal('The catalogue in the snapshot store is of another version: run the same one everywhere.')
  const before = state.catalogue === null ? null : parseCatalogue(state.catalogue)
  const merged = () => mergeCatalogues({ before: before ?? emptyCatalogue, mine: readCatalogue(folder), theirs })
  await withImportLock(folder, async () => deleteUnneeded(folder, readCatalogue(folder)))
  rmSync(folder.incoming, { recursive: true, force: true })
  for (const path of incomingFolders(folder)) mkdirSync(path.from, { recursive: true })
  let fetched = 0
  do fetched += await fetchMissing(taking, merged())
  while (!(await withImportLock(folder, async () => settle(folder, merged()))))
  writeSharedState(folder, { ...state, catalogue: shared })
  return { fetched, shared }
}

type Catalogues = { before: Catalogue; mine: Catalogue; theirs: Catalogue }

function mergeCatalogues({ before, mine, theirs }: Catalogues): Catalogue {
  const snapshots = mergeSides(
    { before: before.snapshots, mine: mine.snapshots, theirs: theirs.snapshots },
    ({ source, index, sha256, asOf }) => `${source} ${index} ${sha256} ${asOf}`,
  )
  const refusals = mergeSides({ before: before.refusals, mine: mine.refusals, theirs: theirs.refusals }, (refusal) =>
    JSON.stringify(refusal),
  )
  const ended = mergeSides({ before: before.ended, mine: mine.ended, theirs: theirs.ended }, (refusal) =>
    JSON.stringify(refusal),
  )
  // A file has one last refusal: where both sides refused it anew, this machine's.
  const last = new Map(refusals.map((refusal) => [JSON.stringify([refusal.folder, refusal.fileName]), refusal]))
  return { snapshots, refusals: [...last.values()], ended }
}

const incomingFolders = ({ incoming, indexes, originals, texts }: WorldFolder) => [
  { from: join(incoming, 'indexes'), to: indexes },
  { from: join(incoming, 'originals'), to: originals },
  { from: join(incoming, 'texts'), to: texts },
]

/** False where a sweep let go meanwhile of a file that was here. Only the holder of the import lock may. */
function settle(folder: WorldFolder, merged: Catalogue): boolean {
  if (missingIndexes(folder, merged.snapshots).length > 0) return false
  for (const { from, to } of incomingFolders(folder))
    for (const name of readdirSync(from)) renameSync(join(from, name), join(to, name))
  writeCatalogue(folder, merged)
  return true
}

const isIn = (name: string, ...folders: string[]) => folders.some((path) => existsSync(join(path, name)))

function missingIndexes({ indexes, incoming }: WorldFolder, snapshots: readonly Snapshot[]): string[] {
  const named = new Set(snapshots.map(({ index }) => index))
  return [...named].filter((index) => !isIn(index, indexes, join(incoming, 'indexes')))
}

async function fetchMissing(taking: TakingIn, { snapshots }: Catalogue): Promise<number> {
  const { originals, incoming } = taking.folder
  const missing = missingIndexes(taking.folder, snapshots)
  for (const index of missing) await fetchIndex(taking, index)
  const current = new Set([...currentSnapshots(snapshots, taking.at).values()].map(({ sha256 }) => sha256))
  const absent = [...current].filter(
    (sha256) => !(isIn(sha256, originals, join(incoming, 'originals')) || isIn(`${sha256}${packedSuffix}`, originals)),
  )
  for (const sha256 of absent) await fetchOriginal(taking, sha256)
  return missing.length + absent.length
}

async function fetchIndex({ store, world, folder }: TakingIn, index: string): Promise<void> {
  const name = sharedIndex(world, index)
  const packed = await answerOfStore(store.read(name))
  if (!packed) throw new OperatorRefusal(`The snapshot store has no ${name}, which its catalogue names.`)
  const content = await unpack(name, packed)
  await keep(join(folder.incoming, 'indexes', index), { name, hash: index, content })
}

/** One that its terms no longer let be kept is not there: then its records are not shown. */
async function fetchOriginal({ store, world, folder }: TakingIn, sha256: string): Promise<void> {
  const [asItCame, packed] = sharedOriginals(world, sha256)
  const plain = await answerOfStore(store.read(asItCame))
  const compressed = plain === null ? await answerOfStore(store.read(packed)) : null
  const content = compressed ? await unpack(packed, compressed) : plain
  if (!content) return
  await keep(join(folder.incoming, 'originals', sha256), { name: asItCame, hash: sha256, content })
  // As an import leaves it: the text beside what came compressed.
  if (isGzip(content)) await writeFile(join(folder.incoming, 'texts', sha256), await unpack(asItCame, content))
}

async function unpack(name: string, packed: Uint8Array): Promise<Uint8Array> {
  try {
    return await promisify(gunzip)(packed, { maxOutputLength })
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      throw new OperatorRefusal(`${name} in the snapshot store is damaged.`, { cause: error })
    throw error
  }
}

type Named = { name: string; hash: string; content: Uint8Array }

async function keep(path: string, { name, hash, content }: Named): Promise<void> {
  if ((await hashOf(content)) !== hash)
    throw new OperatorRefusal(`${name} in the snapshot store is not what its name says.`)
  await writeFile(path, content)
}

async function hashOf(content: Uint8Array): Promise<string> {
  const hash = createHash('sha256')
  for (let from = 0; from < content.length; from += hashedAtOnce) {
    hash.update(content.subarray(from, from + hashedAtOnce))
    await giveWay()
  }
  return hash.digest('hex')
}
