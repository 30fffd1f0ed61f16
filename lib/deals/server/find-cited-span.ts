import type { Span } from '#lib/diligence/retention.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { selectOldestOpening } from './oversight-store.ts'

/** A buyer is shown the dossier that they take a block by somewhat before they order it. */
const shownBeforeMs = 86_400_000

/** From when on dossiers of running deals were computed, up to `at`; none where no deal is under way. */
export async function findCitedSpan(_actor: Actor, at: string): Promise<Span[]> {
  const opened = await selectOldestOpening()
  return opened === null ? [] : [{ from: new Date(opened.getTime() - shownBeforeMs).toISOString(), to: at }]
}
