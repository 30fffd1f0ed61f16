/**
 * Puts the snapshots of this machine where the others of its house find them: files first, the catalogue that names
 * them last, so that a catalogue never names what is not there.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Actor } from '#lib/kernel/actor.ts'
import type { BlobStore } from '../blob-store.ts'
import type { Snapshot } from '../snapshot.ts'
import { type Catalogue, parseCatalogue } from './catalogue-store.ts'
import type { WorldPlace } from './list-snapshots.ts'
import { isGzip, packedSuffix } from './raw-text.ts'
import { sharedCatalogue, sharedIndex, sharedOriginals } from './shared-names.ts'
import { answerOfStore } from './snapshot-store-answer.ts'
import { withImportLock } from './with-import-lock.ts'
import { makeWorldFolder, type WorldFolder } from './world-folder.ts'

export type Shared = { uploaded: number; removed: number }

/** May be repeated, and may die anywhere. Throws a refusal for the operator where the store does not do its part. */
export function shareSnapshots(_actor: Actor, { dataDir, world }: WorldPlace, store: BlobStore): Promise<Shared> {
  const folder = makeWorldFolder(dataDir, world)
  return withImportLock(folder, async () => {
    if (!existsSync(folder.catalogue)) return { uploaded: 0, removed: 0 }
    const text = readFileSync(folder.catalogue, 'utf8')
    const mine = parseCatalogue(text)
    const shared = await answerOfStore(store.read(sharedCatalogue(world)))
    const sharedText = shared && new TextDecoder().decode(shared)
    if (!mine) return { uploaded: 0, removed: 0 }
    const there = new Set(await answerOfStore(store.list(`${world}/`)))
    const isNews = sharedText !== text
    const uploaded = isNews ? await uploadMissing({ folder, world, store, there }, mine) : 0
    if (isNews) await answerOfStore(store.write(sharedCatalogue(world), new TextEncoder().encode(text)))
    // Another machine may still be fetching by the catalogue before this one: its files go the next time.
    const before = sharedText === null ? null : parseCatalogue(sharedText)
    const needed = new Set([mine, before].flatMap((catalogue) => namesIn(world, catalogue)))
    const unneeded = [...there].filter((name) => !needed.has(name))
    for (const name of unneeded) await answerOfStore(store.delete(name))
    return { uploaded, removed: unneeded.length }
  })
}

const namesIn = (world: string, catalogue: Catalogue | null): string[] => [
  sharedCatalogue(world),
  ...(catalogue?.snapshots ?? []).flatMap(({ index, sha256 }) => [
    sharedIndex(world, index),
    ...sharedOriginals(world, sha256),
  ]),
]

type Upload = { folder: WorldFolder; world: string; store: BlobStore; there: Set<string> }

async function uploadMissing(upload: Upload, { snapshots }: Catalogue): Promise<number> {
  let count = 0
  for (const snapshot of snapshots) {
    for (const { name, read } of filesOf(upload, snapshot)) {
      await answerOfStore(upload.store.write(name, read()))
      upload.there.add(name)
      count += 1
    }
  }
  return count
}

/** Those that are not shared yet. */
function filesOf({ folder, world, there }: Upload, { index, sha256 }: Snapshot) {
  const files: { name: string; read: () => Uint8Array }[] = []
  const indexName = sharedIndex(world, index)
  if (!there.has(indexName))
    files.push({ name: indexName, read: () => gzipSync(readFileSync(join(folder.indexes, index))) })
  const [asItCame, packed] = sharedOriginals(world, sha256)
  if (there.has(asItCame) || there.has(packed)) return files
  const original = join(folder.originals, sha256)
  if (existsSync(original + packedSuffix)) {
    files.push({ name: packed, read: () => readFileSync(original + packedSuffix) })
  } else if (existsSync(original)) {
    const bytes = readFileSync(original)
    files.push(isGzip(bytes) ? { name: asItCame, read: () => bytes } : { name: packed, read: () => gzipSync(bytes) })
  }
  return files
}
