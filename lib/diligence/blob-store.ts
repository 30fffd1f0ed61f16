/**
 * Where the machines of one house share their snapshots: files under names, each written whole.
 *
 * Could-not-ask is an answer of its own; `null` is the store's word that it has no such file.
 */
import type { Result } from '#lib/kernel/result.ts'
import type { Unanswered } from '#lib/kernel/unanswered.ts'

/** `refused`: it answered that it will not, a wrong key above all; `message` is for the operator. */
export type StoreFailure = { reason: Unanswered | 'refused'; message: string }

export type Stored<T> = Promise<Result<T, StoreFailure>>

/** Names are of letters, digits, `-`, `_`, `.` and slashes. */
export type BlobStore = {
  read(name: string): Stored<Uint8Array | null>
  /** Afterwards the name has these bytes, or what it had before: nobody ever reads half. */
  write(name: string, content: Uint8Array): Stored<null>
  has(name: string): Stored<boolean>
  /** Every name that begins so, in order. */
  list(prefix: string): Stored<string[]>
  /** Deleting what is not there is done. */
  delete(name: string): Stored<null>
}

/** No name leads out of a folder, or means another to a bucket than to a disk. */
export const isBlobName = (name: string): boolean => /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/.test(name)
