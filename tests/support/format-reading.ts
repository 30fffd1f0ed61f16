/** What the tests of format adapters share: bytes from text, and the one answer that is expected. */
import type { FormatRefusal, ReadSnapshot } from '#lib/diligence/snapshot.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import type { Result } from '#lib/kernel/result.ts'

type Reading = Promise<Result<readonly ReadSnapshot[], FormatRefusal>>

/** The text's bytes as UTF-8, or as given, in pieces of `size` bytes as a stream might cut them. */
export async function* bytesOf(text: string | Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  for (let start = 0; start < bytes.length; start += size) {
    // A turn of the queue, so that a reader that needs the whole at once shows it.
    await Promise.resolve()
    yield bytes.subarray(start, start + size)
  }
}

export async function snapshotsOf(reading: Reading): Promise<readonly ReadSnapshot[]> {
  const result = await reading
  invariant(result.ok, `the file is read${result.ok ? '' : `, not refused: ${result.error.reason}`}`)
  return result.value
}

export async function onlySnapshot(reading: Reading): Promise<ReadSnapshot> {
  const [snapshot, ...others] = await snapshotsOf(reading)
  invariant(snapshot && others.length === 0, 'the file gives one snapshot')
  return snapshot
}

export async function refusalOf(reading: Reading): Promise<FormatRefusal> {
  const result = await reading
  invariant(!result.ok, 'the file is refused')
  return result.error
}
