/** What every part of the stand-in works with. */

import type { Result } from '#lib/kernel/result.ts'
import type { ApiError } from './api-error.ts'
import type { Changes, Records } from './records.ts'

export type Standin = {
  records: Records
  /** The stand-in's clock in whole seconds, as Stripe writes times. */
  now(): number
  /** Its own origin, where payers are sent. */
  url: string
}

/** A call that succeeded: the object answered, and what changed with it. */
export type Outcome = { answer: { object: string }; changes: Changes }

export type Answer = Result<Outcome, ApiError>
