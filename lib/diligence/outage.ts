/** A required source that cannot be fetched, from the first failure until it is got again. */
import type { Snapshot } from './snapshot.ts'
import type { Source } from './source.ts'

export type Outage = {
  source: Source
  /** The first of the failures in a row: names this outage among all of the source. */
  since: string
  sentence: string
  /** What answers meanwhile; null where nothing was ever got. */
  current: Snapshot | null
}
