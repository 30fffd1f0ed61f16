/** The moment that a reader's question is about: the one a page was shown for, or now. */
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { WorldRow } from '../world.ts'
import { findTimeIn, type Unavailable } from './world-time.ts'

export type MomentRefusal = Unavailable | { code: 'bad-moment'; message: string }

const badMoment = {
  code: 'bad-moment',
  message:
    'Load the page again: this is asked of a moment that a page was shown for, and of none that is still to come.',
} as const

/** An ISO instant as this house writes them. */
export async function chooseMoment(world: WorldRow, shown: string | null): Promise<Result<string, MomentRefusal>> {
  const now = await findTimeIn(world)
  if (!now.ok || shown === null) return now
  const at = readMoment(shown)
  return at === null || at > now.value ? err(badMoment) : ok(at)
}

function readMoment(text: string): string | null {
  const moment = new Date(text)
  return Number.isNaN(moment.getTime()) || moment.toISOString() !== text ? null : text
}
