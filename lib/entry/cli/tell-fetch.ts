/** What `dotquad sync` says on stderr of sources that are fetched. */
import type { Progress } from '#lib/diligence/server/fetch-source.ts'
import type { SourceFetch } from '#lib/diligence/server/fetch-sources.ts'
import { tellSnapshots } from './tell-snapshots.ts'

const megabyte = 1_000_000
const betweenLinesMs = 5_000

/** A line for each file that takes long, every few seconds: as useful in a log as on a terminal. */
export function progressTeller(say: (line: string) => void, now: () => number): (progress: Progress) => void {
  const toldAt = new Map<string, number>()
  return ({ source, bytes, of }) => {
    const last = toldAt.get(source)
    toldAt.set(source, last ?? now())
    if (last === undefined || now() - last < betweenLinesMs) return
    toldAt.set(source, now())
    const size = of === null ? '' : ` of ${(of / megabyte).toFixed(1)}`
    say(`fetching      ${source}: ${(bytes / megabyte).toFixed(1)}${size} MB`)
  }
}

export function tellFetch(fetch: SourceFetch): string {
  const word = fetch.outcome.padEnd(13)
  switch (fetch.outcome) {
    case 'imported':
      return `${word} ${tellSnapshots(fetch.snapshots)}`
    case 'unchanged':
      return `${word} ${fetch.source}`
    case 'not-due':
      return `${word} ${fetch.source}, until ${fetch.until}`
    case 'failed': {
      const { reason, sentence, since, times } = fetch.failure
      const again = times > 1 ? ` (${times} times since ${since})` : ''
      return `${word} ${fetch.source}, ${reason}: ${sentence}${again}`
    }
  }
}
