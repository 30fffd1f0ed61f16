/** Fetches the geofeed that the registration of a block links, now, because a reader wants to know what it says. */
import { parseAddress } from '#lib/address-space/address.ts'
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type { AddressRange } from '#lib/address-space/range.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { ok } from '#lib/kernel/result.ts'
import { environment } from '#lib/platform/env.ts'
import { feedSource } from '#lib/wiring.ts'
import { feedAskedAgainAt, standAfter } from '../geofeed/feed-standing.ts'
import { readLinkedFeed } from '../geofeed/linked-feed.ts'
import { type RegistrationReading, readingNow } from '../registration-reading.ts'
import { askRegistration } from './ask-outside.ts'
import { chooseWorld } from './choose-world.ts'
import { findFeedStanding, keepFeedStanding } from './feed-answers.ts'
import { openEvidence } from './open-evidence.ts'
import { reachabilityIn } from './open-reachability.ts'
import { findKept } from './tell-particulars.ts'
import { worldFolder } from './world-folder.ts'
import { findTimeIn } from './world-time.ts'

/** A block that is being asked about is asked once. */
const underWay = new Map<string, Promise<void>>()

/** Public, as every dossier is. What was answered within five minutes, and a failure of the last two, stands. */
export function askGeofeed(actor: Actor, block: Prefix): Promise<void> {
  const question = formatPrefix(block)
  const asking = underWay.get(question) ?? ask(actor, block).finally(() => underWay.delete(question))
  underWay.set(question, asking)
  return asking
}

async function ask(actor: Actor, block: Prefix): Promise<void> {
  const world = chooseWorld(block)
  const time = await findTimeIn(world)
  if (!time.ok) return
  const registration = await findRegistration(actor, block, time.value)
  const range = registration && rangeOfReading(registration)
  const link = registration?.geofeed ?? null
  if (link === null || !range) return
  const before = findFeedStanding(actor, block, link)
  const again = before && feedAskedAgainAt(before)
  if (again !== null && Date.now() < Date.parse(again)) return
  const { specialPurpose } = openEvidence(worldFolder(environment().DOTQUAD_DATA_DIR, world.id), time.value)
  const isPublic = reachabilityIn({ specialPurpose })
  const fetched = isPublic ? await feedSource(link, isPublic) : noRegistry
  const at = new Date().toISOString()
  const came = fetched.ok
    ? ok({
        url: fetched.value.url,
        reading: readLinkedFeed(fetched.value.bytes, { block, registration: range }),
      })
    : fetched
  keepFeedStanding(block, standAfter(before, { link, at, came }))
}

/** Without it nobody knows which addresses are public. */
const noRegistry = {
  ok: false,
  error: {
    isAsked: false,
    sentence:
      'IANA’s registry of special-purpose addresses is not imported, so nobody knows which addresses are public.',
  },
} as const

/** As it was told lately, or as its registry tells now. */
async function findRegistration(actor: Actor, block: Prefix, at: string): Promise<RegistrationReading | null> {
  const read = async () => readingNow(block, (await findKept(actor, chooseWorld(block), block)).registration, at)
  const known = await read()
  if (known) return known
  await askRegistration(actor, block)
  return read()
}

function rangeOfReading({ start, end }: RegistrationReading): AddressRange | null {
  const [first, last] = [parseAddress(start), parseAddress(end)]
  return first.ok && last.ok ? { start: first.value, end: last.value } : null
}
