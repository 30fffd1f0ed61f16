/** What changed of a block, as it is kept and told: the change, and between which snapshots it was noticed. */
import type { Change } from './watch/change.ts'

export type TimelineEvent = Change & {
  /** The dates that the two snapshots bear, where they bear one. */
  readonly beforeAsOf: string | null
  readonly afterAsOf: string | null
}
