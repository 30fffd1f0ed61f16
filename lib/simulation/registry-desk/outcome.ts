/** What comes of a form at the counter, and what every form that is about a block is judged by. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { Result } from '#lib/kernel/result.ts'
import type { Holding } from '../world/facts.ts'
import type { WorldEvent } from '../world/world-event.ts'
import type { DeskView } from './desk.ts'

/** The events, and a sentence of what was done; or why nothing was. */
export type Outcome = Result<{ events: readonly WorldEvent[]; said: string }, string>

/** The block that is spoken of, and the registration that it is in. */
export type Place = DeskView & { block: Prefix; holding: Holding }
