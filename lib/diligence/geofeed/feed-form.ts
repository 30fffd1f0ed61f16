/** What the form of the linter was given: one feed, pasted or uploaded, and perhaps the registration that links it. */
import { type Prefix, parsePrefix } from '#lib/address-space/prefix.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'

/** What a form may send, which is a megabyte with what it was answered before; the command line takes more. */
export const mostFormBytes = 600_000

export type FeedProblem = { field: 'feed' | 'inside'; message: string }

type Given = { feed: string; inside: string; uploaded: Uint8Array | null }

export function readFeedForm({
  feed,
  inside,
  uploaded,
}: Given): Result<{ bytes: Uint8Array; inside: Prefix | null }, FeedProblem> {
  const pasted = feed.trim() === '' ? null : new TextEncoder().encode(feed)
  const refuse = (field: FeedProblem['field'], message: string) => err({ field, message })
  if (pasted && uploaded) return refuse('feed', 'Paste a feed or upload one, not both.')
  const bytes = pasted ?? uploaded
  if (!bytes) return refuse('feed', 'Paste the lines of a feed, or choose its file.')
  if (bytes.length > mostFormBytes) {
    return refuse('feed', 'The feed is larger than the 600 kB that this form takes; use the command line.')
  }
  if (inside.trim() === '') return ok({ bytes, inside: null })
  const prefix = parsePrefix(inside.trim())
  return prefix.ok ? ok({ bytes, inside: prefix.value }) : refuse('inside', prefix.error.message)
}
