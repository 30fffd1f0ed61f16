/**
 * Whom a registry just named as the registrant of a block or an AS number: an organisation, and never a person.
 *
 * Names are in no row and no pack: the page shows one for the minutes that the answer lives in memory.
 */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { NetworkAnswer, OutsideAnswer, RegisteredNetwork, RegistryTrail } from './outside.ts'
import { readingNow, readingOf } from './registration-reading.ts'

export type ToldRegistrant = {
  /** Null where its registry does not call it an organisation. */
  readonly name: string | null
  readonly handle: string | null
  /** Who answered; null of a service that the operator named, whose host is no reader's concern. */
  readonly host: string | null
  readonly at: string
}

/** Null where nobody asked, none answered, or the answer is of a part of the block or names no registrant. */
export function findToldRegistrant(
  block: Prefix,
  answer: OutsideAnswer<NetworkAnswer> | null | undefined,
): ToldRegistrant | null {
  if (answer?.state !== 'answered') return null
  const { at } = answer
  const { network, trail } = answer.value
  if (network.registrant === null || readingNow(block, readingOf(at, network), at) === null) return null
  return toldBy({ registrant: network.registrant, trail, at })
}

type Telling = { registrant: NonNullable<RegisteredNetwork['registrant']>; trail: RegistryTrail; at: string }

export const toldBy = ({ registrant, trail, at }: Telling): ToldRegistrant => ({
  ...registrant,
  host: hostOf(trail),
  at,
})

/** Whose answer stands; null of a service that the operator named. */
export const hostOf = ({ directory, hosts }: RegistryTrail): string | null => directory && (hosts.at(-1) ?? null)

/** A sentence, with who said so and when. */
export function sayRegistrant({ name, handle, host, at }: ToldRegistrant): string {
  const asked = sayAsked(host, at)
  if (name === null) return `${asked} calls its registrant no organisation, so that no name is shown.`
  return `${asked} names ${[name, ...(handle === null ? [] : [`(${handle})`])].join(' ')} as its registrant.`
}

/** `RDAP of rdap.example, asked on 2026-11-30,` */
export const sayAsked = (host: string | null, at: string): string =>
  `RDAP${host === null ? '' : ` of ${host}`}, asked on ${at.slice(0, 10)},`
