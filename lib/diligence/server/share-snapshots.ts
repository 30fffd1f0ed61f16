/**
 * Puts the snapshots of this machine where the others of its house find them, beside theirs: files first, the catalogue
 * that names them last, so that a catalogue never names what is not there.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Actor } from '#lib/kernel/actor.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import type { BlobStore, Stored } from '../blob-store.ts'
import type { Snapshot } from '../snapshot.ts'
import { type Catalogue, formatCatalogue, parseCatalogue, readCatalogue } from './catalogue-store.ts'
import type { WorldPlace } from './list-snapshots.ts'
import { isGzip, packedSuffix } from './raw-text.ts'
import { sharedCatalogue, sharedIndex, sharedOriginals } from './shared-names.ts'
import { readSharedState, writeSharedState } from './shared-state-store.ts'
import { answerOfStore } from './snapshot-store-answer.ts'
import { takeInShared } from './take-in-shared.ts'
import { withTransferLock } from './with-import-lock.ts'
import { makeWorldFolder, type WorldFolder } from './world-folder.ts'

export type Shared = { uploaded: number; removed: number }

export type Sharing = {
  store: BlobStore
  /** The world's time. */
  at: string
  /** Runs it while no other machine of the house shares; null, and nothing run, where one does. */
  inTurn<T>(run: () => Promise<T>): Promise<T | null>
}

const nothing: Shared = { uploaded: 0, removed: 0 }

/** May be repeated, and may die anywhere. Throws a refusal for the operator where the store does not do its part. */
export async function shareSnapshots(_actor: Actor, place: WorldPlace, sharing: Sharing): Promise<Shared> {
  const folder = makeWorldFolder(place.dataDir, place.world)
  if (!existsSync(folder.catalogue)) return nothing
  // Whoever does not get its turn keeps its news until the next time.
  return withTransferLock(
    folder,
    async () => (await sharing.inTurn(() => share(folder, place.world, sharing))) ?? nothing,
  )
}

async function share(folder: WorldFolder, world: string, { store, at }: Sharing): Promise<Shared> {
  const { shared } = await takeInShared({ store, world, folder, at })
  const mine = readCatalogue(folder)
  const before = shared === null ? null : parseCatalogue(shared)
  const there = new Set(await answerOfStore(store.list(`${world}/`)))
  const { letGo } = readSharedState(folder)
  const [needed, had] = [namesIn(world, mine), namesIn(world, before)]
  // Another machine may still be fetching by the catalogue before this one: its files go the next time.
  const letGoNow = [...had].filter((name) => !needed.has(name))
  const isNews = JSON.stringify(mine) !== JSON.stringify(before)
  const text = isNews ? formatCatalogue(mine) : shared
  let uploaded = 0
  if (text !== null && isNews) {
    uploaded = await uploadMissing({ folder, world, store, there }, mine)
    writeSharedState(folder, { catalogue: shared, letGo: [...letGo, ...letGoNow] })
    await requireUnchanged(store.read(sharedCatalogue(world)), shared)
    await answerOfStore(store.write(sharedCatalogue(world), new TextEncoder().encode(text)))
  }
  // What no catalogue names and was not let go of here may be what another machine is about to name.
  const unneeded = letGo.filter((name) => there.has(name) && !needed.has(name) && !had.has(name))
  for (const name of unneeded) await answerOfStore(store.delete(name))
  writeSharedState(folder, { catalogue: text, letGo: letGoNow })
  return { uploaded, removed: unneeded.length }
}

/** A turn can be lost with the connection that it was taken by. */
async function requireUnchanged(asked: Stored<Uint8Array | null>, shared: string | null): Promise<void> {
  const now = await answerOfStore(asked)
  if ((now && new TextDecoder().decode(now)) === shared) return
  throw new OperatorRefusal(
    'Another machine shared its snapshots while this one was about to: those of this one are shared the next time.',
  )
}

const namesIn = (world: string, catalogue: Catalogue | null): ReadonlySet<string> =>
  new Set([
    sharedCatalogue(world),
    ...(catalogue?.snapshots ?? []).flatMap(({ index, sha256 }) => [
      sharedIndex(world, index),
      ...sharedOriginals(world, sha256),
    ]),
  ])

type Upload = { folder: WorldFolder; world: string; store: BlobStore; there: Set<string> }

async function uploadMissing(upload: Upload, { snapshots }: Catalogue): Promise<number> {
  let count = 0
  for (const snapshot of snapshots) {
    for (const { name, content } of filesOf(upload, snapshot)) {
      await answerOfStore(upload.store.write(name, content))
      upload.there.add(name)
      count += 1
    }
  }
  return count
}

/** Those that are not shared yet. Each is looked for when its turn comes: a sweep may pack it meanwhile. */
function* filesOf({ folder, world, there }: Upload, { index, sha256 }: Snapshot) {
  const indexName = sharedIndex(world, index)
  if (!there.has(indexName)) yield { name: indexName, content: gzipSync(readFileSync(join(folder.indexes, index))) }
  const [asItCame, packed] = sharedOriginals(world, sha256)
  if (there.has(asItCame) || there.has(packed)) return
  const original = join(folder.originals, sha256)
  if (existsSync(original + packedSuffix)) {
    yield { name: packed, content: readFileSync(original + packedSuffix) }
  } else if (existsSync(original)) {
    const bytes = readFileSync(original)
    yield isGzip(bytes) ? { name: asItCame, content: bytes } : { name: packed, content: gzipSync(bytes) }
  }
}
