/**
 * Brings here what another machine of the house has imported. Every file is held against its hash before it counts,
 * and the catalogue is replaced last: until then, and whenever anything is missing, this machine answers as before.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Actor } from '#lib/kernel/actor.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import { sha256 as hashOf } from '#lib/platform/sha256.ts'
import type { BlobStore } from '../blob-store.ts'
import { currentSnapshots } from '../current-snapshots.ts'
import { type Catalogue, parseCatalogue, readCatalogue } from './catalogue-store.ts'
import { deleteUnneeded } from './delete-unneeded.ts'
import type { WorldPlace } from './list-snapshots.ts'
import { isGzip, packedSuffix } from './raw-text.ts'
import { sharedCatalogue, sharedIndex, sharedOriginals } from './shared-names.ts'
import { answerOfStore } from './snapshot-store-answer.ts'
import { withImportLock } from './with-import-lock.ts'
import { makeWorldFolder, type WorldFolder } from './world-folder.ts'

export type Fetched = { fetched: number }

/** No file that is unpacked is larger. */
const maxOutputLength = 2 ** 31

type Fetching = { store: BlobStore; world: string; folder: WorldFolder }

/** `at` says which snapshots are current: of those the originals come along, for pages show their records. */
export async function fetchSnapshots(
  _actor: Actor,
  { dataDir, world }: WorldPlace,
  { store, at }: { store: BlobStore; at: string },
): Promise<Fetched> {
  const shared = await answerOfStore(store.read(sharedCatalogue(world)))
  if (shared === null) return { fetched: 0 }
  const text = new TextDecoder().decode(shared)
  const folder = makeWorldFolder(dataDir, world)
  if (textOf(folder) === text) return { fetched: 0 }
  const catalogue = parseCatalogue(text)
  if (!catalogue)
    throw new OperatorRefusal('The catalogue in the snapshot store is of another version: run the same one everywhere.')
  return withImportLock(folder, async () => {
    deleteUnneeded(folder, readCatalogue(folder))
    const fetched = await fetchMissing({ store, world, folder }, catalogue, at)
    replace(folder.catalogue, text)
    return { fetched }
  })
}

const textOf = ({ catalogue }: WorldFolder): string | null =>
  existsSync(catalogue) ? readFileSync(catalogue, 'utf8') : null

async function fetchMissing(fetching: Fetching, { snapshots }: Catalogue, at: string): Promise<number> {
  const { folder } = fetching
  const indexes = new Set(snapshots.map(({ index }) => index))
  const missing = [...indexes].filter((index) => !existsSync(join(folder.indexes, index)))
  for (const index of missing) await fetchIndex(fetching, index)
  const originals = new Set([...currentSnapshots(snapshots, at).values()].map(({ sha256 }) => sha256))
  const absent = [...originals].filter((sha256) => {
    const original = join(folder.originals, sha256)
    return !(existsSync(original) || existsSync(`${original}${packedSuffix}`))
  })
  for (const sha256 of absent) await fetchOriginal(fetching, sha256)
  return missing.length + absent.length
}

async function fetchIndex({ store, world, folder }: Fetching, index: string): Promise<void> {
  const name = sharedIndex(world, index)
  const packed = await answerOfStore(store.read(name))
  if (!packed) throw new OperatorRefusal(`The snapshot store has no ${name}, which its catalogue names.`)
  keep(join(folder.indexes, index), { name, hash: index, content: unpack(name, packed) })
}

/** One that its terms no longer let be kept is not there: then its records are not shown. */
async function fetchOriginal({ store, world, folder }: Fetching, sha256: string): Promise<void> {
  const [asItCame, packed] = sharedOriginals(world, sha256)
  const plain = await answerOfStore(store.read(asItCame))
  const compressed = plain === null ? await answerOfStore(store.read(packed)) : null
  const content = compressed ? unpack(packed, compressed) : plain
  if (!content) return
  keep(join(folder.originals, sha256), { name: asItCame, hash: sha256, content })
  // As an import leaves it: the text beside what came compressed.
  if (isGzip(content)) replace(join(folder.texts, sha256), unpack(asItCame, content))
}

function unpack(name: string, packed: Uint8Array): Uint8Array {
  try {
    return gunzipSync(packed, { maxOutputLength })
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      throw new OperatorRefusal(`${name} in the snapshot store is damaged.`, { cause: error })
    throw error
  }
}

function keep(path: string, { name, hash, content }: { name: string; hash: string; content: Uint8Array }): void {
  if (hashOf(content) !== hash) throw new OperatorRefusal(`${name} in the snapshot store is not what its name says.`)
  replace(path, content)
}

function replace(path: string, content: string | Uint8Array): void {
  writeFileSync(`${path}.partial`, content)
  renameSync(`${path}.partial`, path)
}
