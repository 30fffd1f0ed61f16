/** Whether an AS is on a list whose followers drop all its traffic: said of the reader's own, and of the origins of a block. */
import { formatAsn } from '#lib/address-space/asn.ts'
import type { AsnDropFinding, DroppedAsns } from '../find-asn-drop.ts'
import { enumerate, formatAsOf } from './wording.ts'

const title = 'Spamhaus ASN-DROP'

export function sayDrop(asn: string, drop: AsnDropFinding): string {
  switch (drop.answer) {
    case 'found':
      return `${asn} is on ${title} of ${formatAsOf(drop.asOf)}: networks that follow it drop all its traffic.`
    case 'nothing-found':
      return `${asn} is not on ${title} of ${formatAsOf(drop.asOf)}.`
    case 'failed':
      return `Whether ${asn} is on ${title} is not known: the list could not be read.`
    case 'not-checked':
      return `Whether ${asn} is on ${title} was not checked.`
  }
}

type Origin = number | null

/** The origins that the list names, each once. None where it was not read: `sayDropOf` says which of the two it is. */
export function droppedAmong(origins: readonly Origin[], dropped: DroppedAsns): number[] {
  if (dropped.answer !== 'read') return []
  return [...new Set(origins)].filter((origin) => origin !== null && dropped.asns.has(origin)).map(Number)
}

/** A sentence on these origins; empty where there is none to ask about. `roleOf`: `, which announces only a part of it`. */
export function sayDropOf(
  origins: readonly Origin[],
  dropped: DroppedAsns,
  roleOf: (asn: number) => string = () => '',
): string {
  const asked = [...new Set(origins)].filter((origin) => origin !== null)
  const [only] = asked
  if (only === undefined) return ''
  const name = asked.length === 1 ? formatAsn(only) : 'any of these origins'
  if (dropped.answer !== 'read') return sayDrop(name, dropped)
  const listed = droppedAmong(asked, dropped)
  if (listed.length > 0) {
    const names = enumerate(listed.map((asn) => `${formatAsn(asn)}${roleOf(asn)}`))
    return `${names} ${listed.length === 1 ? 'is' : 'are'} on ${title} of ${formatAsOf(dropped.asOf)}: networks that follow it drop all ${listed.length === 1 ? 'its' : 'their'} traffic.`
  }
  const none = asked.length === 1 ? `${name} is not` : 'None of these origins is'
  return `${none} on ${title} of ${formatAsOf(dropped.asOf)}.`
}

/** The same of ASes that are members of AS_SETs; `which` says of which. */
export function sayDropOfMembers(members: readonly number[], which: string, dropped: DroppedAsns): string {
  if (members.length === 0) return ''
  if (dropped.answer !== 'read') return sayDrop(`any member of ${which}`, dropped)
  const listed = droppedAmong(members, dropped)
  if (listed.length === 0) return `No member of ${which} is on ${title} of ${formatAsOf(dropped.asOf)}.`
  return `${areOnDrop(listed)} of ${formatAsOf(dropped.asOf)}, ${listed.length === 1 ? 'a member' : 'members'} of ${which}.`
}

/** `AS64506 is on Spamhaus ASN-DROP` */
const areOnDrop = (listed: readonly number[]): string =>
  `${enumerate(listed.map(formatAsn))} ${listed.length === 1 ? 'is' : 'are'} on ${title}`

/** `AS64506, which announces it, is on Spamhaus ASN-DROP`; where that list is old, that it was on its day. */
export const isOnDrop = (asn: number, role: string, day: string): string =>
  `${formatAsn(asn)}, ${role}, ${day === 'today' ? `is on ${title}` : `was on ${title} ${day}`}`
