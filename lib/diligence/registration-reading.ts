/**
 * What a registry said by RDAP of the registration that holds a block, and how long that is believed.
 *
 * Statistics do not tell a status (PA, PI, legacy, sub-allocated), so this is the only way to one.
 */
import { parseAddress } from '#lib/address-space/address.ts'
import type { Prefix } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { daysBetween } from '#lib/kernel/calendar-date.ts'
import type { RegisteredNetwork } from './outside.ts'

export type RegistrationReading = {
  /** When it was answered: an ISO instant of the world that the block is in. */
  at: string
  /** The registration's range, dotted. */
  start: string
  end: string
  /** In the words of the registry; null where it prints none. */
  status: string | null
  /** Address of the geofeed that it links; null where it links none. */
  geofeed: string | null
}

/** A judgement of this house: a transfer takes weeks, and what it changes is seen in daily statistics besides. */
export const registrationStaleAfterDays = 7

/** No holder and no contact: only what a verdict rests on. */
export const readingOf = (at: string, { start, end, type, geofeed }: RegisteredNetwork): RegistrationReading => ({
  ...{ at, start, end, status: type, geofeed: geofeed?.url ?? null },
})

export const isStaleReading = ({ at }: RegistrationReading, now: string): boolean => {
  const age = daysBetween(at, now)
  return age < 0 || age > registrationStaleAfterDays
}

/** The status that holds for all of the block now; null where nothing fresh tells one. */
export function statusNow(block: Prefix, reading: RegistrationReading | null, now: string): string | null {
  return readingNow(block, reading, now)?.status ?? null
}

/** The reading where it is fresh and of all of the block. */
export const readingNow = (
  block: Prefix,
  reading: RegistrationReading | null,
  now: string,
): RegistrationReading | null =>
  reading === null || isStaleReading(reading, now) || !covers(reading, block) ? null : reading

function covers({ start, end }: RegistrationReading, block: Prefix): boolean {
  const [first, last] = [parseAddress(start), parseAddress(end)]
  const range = rangeOf(block)
  return first.ok && last.ok && first.value <= range.start && range.end <= last.value
}
