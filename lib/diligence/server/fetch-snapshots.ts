/** Brings here what another machine of the house has imported, beside what was imported here. */
import type { Actor } from '#lib/kernel/actor.ts'
import type { BlobStore } from '../blob-store.ts'
import type { WorldPlace } from './list-snapshots.ts'
import { takeInShared } from './take-in-shared.ts'
import { withTransferLock } from './with-import-lock.ts'
import { makeWorldFolder } from './world-folder.ts'

export type Fetched = { fetched: number }

/** `at` is the world's time: which snapshots are current. */
export async function fetchSnapshots(
  _actor: Actor,
  { dataDir, world }: WorldPlace,
  { store, at }: { store: BlobStore; at: string },
): Promise<Fetched> {
  const folder = makeWorldFolder(dataDir, world)
  const { fetched } = await withTransferLock(folder, () => takeInShared({ store, world, folder, at }))
  return { fetched }
}
