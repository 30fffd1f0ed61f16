/** Where sources place a block, for a reader in the browser: in the world that speaks of it, at that world's time. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import { checkLocation, type LocationFinding } from '../checks/location.ts'
import { examineBlock } from '../examine-block.ts'
import { findParticulars } from '../find-particulars.ts'
import type { FeedStanding } from '../geofeed/feed-standing.ts'
import { publishLocation } from '../publish-location.ts'
import type { RegistrationProblem } from '../registration-problem.ts'
import { type RegistrationReading, readingNow } from '../registration-reading.ts'
import type { Snapshot } from '../snapshot.ts'
import { stateLocation } from '../statements/location.ts'
import type { Statement } from '../statements/statement.ts'
import { subjectOf } from '../statements/subject.ts'
import type { WorldRow } from '../world.ts'
import { chooseWorld } from './choose-world.ts'
import { findFeedStanding } from './feed-answers.ts'
import { openWorldNow } from './open-world-now.ts'
import { findKept } from './tell-particulars.ts'
import type { Unavailable } from './world-time.ts'

export type FoundLocation = {
  world: WorldRow
  at: string
  statement: Statement
  /** Null where no source of locations was imported. */
  location: LocationFinding | null
  /** Of the sources that speak of the block. */
  snapshots: readonly Snapshot[]
  /** What its registry said of the registration; null where nobody asked it lately. */
  reading: RegistrationReading | null
  problem: RegistrationProblem | null
  /** Of the geofeed that the registration links, where a reader had it fetched lately. */
  feed: FeedStanding | null
}

/** A location is public, as a dossier is. */
export async function findLocation(actor: Actor, block: Prefix): Promise<Result<FoundLocation, Unavailable>> {
  const now = await openWorldNow(chooseWorld(block))
  if (!now.ok) return now
  const { world, at } = now.value
  const evidence = now.value.open()
  const location = checkLocation(block, evidence)
  const { registration, registrationProblem } = await findKept(actor, world, block)
  const particulars = { ...findParticulars(block, evidence, null), registration, registrationProblem }
  const subject = subjectOf(examineBlock(block, evidence, { at, asn: null }), particulars)
  const snapshots = [...evidence.locations, ...evidence.geofeeds]
    .map(({ snapshot }) => snapshot)
    .filter(({ source }) => location?.voices.some((voice) => voice.source === source))
  const reading = readingNow(block, registration, at)
  return ok({
    world,
    at,
    statement: stateLocation(subject),
    location,
    snapshots,
    reading,
    problem: registrationProblem,
    feed: findFeedStanding(actor, block, reading?.geofeed ?? null),
  })
}

/** The same as the command line prints. */
export async function findPublishedLocation(_actor: Actor, block: Prefix): Promise<Result<object, Unavailable>> {
  const now = await openWorldNow(chooseWorld(block))
  return now.ok ? ok(publishLocation(block, now.value.open(), now.value.at)) : now
}
