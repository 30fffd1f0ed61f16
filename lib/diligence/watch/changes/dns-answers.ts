/**
 * Addresses of a block that a DNS blocklist came to list, or lists no more.
 *
 * Only answers count: a time-out ends no listing, and the first answer about an address is no change.
 */
import { formatAddress } from '#lib/address-space/address.ts'
import type { TakenChange } from '#lib/reputation/answer-changes.ts'
import { type BlocklistClass, blocklistClasses } from '#lib/reputation/blocklist-class.ts'
import { dnsblZones } from '#lib/reputation/dnsbl-zones.ts'
import { explainCode } from '#lib/reputation/read-dnsbl-answer.ts'
import { quantity } from '../../statements/wording.ts'
import { type Change, changeOf } from '../change.ts'
import type { ChangeKind } from '../change-kinds.ts'
import { kindOfListing } from './blocklists.ts'

export type ZoneAnswers = {
  readonly zone: string
  /** Of addresses of one block, each once. */
  readonly changes: readonly TakenChange[]
  /** Addresses of the block that stand on the list now. */
  readonly listed: number
}

export function compareDnsAnswers({ zone, changes, listed }: ZoneAnswers): Change[] {
  const come = changes.filter(({ after }) => after !== null)
  const gone = changes.filter(({ after }) => after === null)
  const fresh = come.filter(({ before }) => before === null)
  const unknown = fresh.filter(({ wasUnknown }) => wasUnknown).length
  const told = {
    before: sayListed(listed - fresh.length + gone.length, unknown),
    after: sayListed(listed, 0),
    source: zone,
  }
  return [
    ...(come.length > 0
      ? [
          changeOf(kindOfCodes(zone, come), {
            ...told,
            subject: `dnsbl ${zone}`,
            sentence: sayCome(zone, come, unknown),
          }),
        ]
      : []),
    ...(gone.length > 0 ? [tellGone({ zone, gone, listed }, told)] : []),
  ]
}

/** What is left on the list is no end of what was told of it: only the last address ends that. */
function tellGone(
  { zone, gone, listed }: { zone: string; gone: readonly TakenChange[]; listed: number },
  told: Pick<Change, 'before' | 'after' | 'source'>,
): Change {
  const [kind, subject]: [ChangeKind, string] =
    listed === 0 ? ['delisted', `dnsbl ${zone}`] : ['delisted-in-part', `dnsbl ${zone} in part`]
  const left = listed === 0 ? '' : ` It still lists ${quantity(listed, 'address')} of the block.`
  return changeOf(kind, { ...told, subject, sentence: `${titleOf(zone)} no longer lists ${name(zone, gone)}.${left}` })
}

function sayCome(zone: string, come: readonly TakenChange[], unknown: number): string {
  const doubt =
    unknown === 0
      ? ''
      : ` Of ${quantity(unknown, 'address')} no answer had come before: ${unknown === 1 ? 'it' : 'they'} may have been listed already.`
  return `${titleOf(zone)} lists ${name(zone, come)}.${doubt}`
}

/** By the gravest that any of the addresses is listed for. */
function kindOfCodes(zone: string, come: readonly TakenChange[]): ChangeKind {
  const codes = new Set(come.flatMap(({ after }) => after ?? []))
  const classes = [...codes].map((code) => classOf(zone, code))
  return kindOfListing(blocklistClasses.find((one) => classes.includes(one)) ?? 'unknown')
}

const zoneOf = (id: string) => dnsblZones.find((zone) => zone.id === id)

function classOf(id: string, code: string): BlocklistClass {
  const zone = zoneOf(id)
  return zone ? explainCode(zone, code).class : 'unknown'
}

const titleOf = (id: string): string => zoneOf(id)?.title ?? id

const mostNamed = 3

/** `192.0.2.7 (SBL) and 3 others`. */
function name(id: string, changes: readonly TakenChange[]): string {
  const zone = zoneOf(id)
  const named = changes.slice(0, mostNamed).map(({ address, before, after }) => {
    const codes = (after ?? before ?? []).map((code) => (zone && explainCode(zone, code).name) ?? code)
    return `${formatAddress(address)} (${codes.join(', ')})`
  })
  const others = changes.length - named.length
  const all = others > 0 ? [...named, others === 1 ? '1 other' : `${others} others`] : named
  return all.length < 2 ? all.join() : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}

function sayListed(addresses: number, unknown: number): string {
  const listed = addresses === 0 ? 'none listed' : `${quantity(addresses, 'address')} listed`
  return unknown === 0 ? listed : `${listed}, ${unknown.toLocaleString('en')} without an answer`
}
