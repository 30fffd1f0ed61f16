/** One `as-set:` object, and of an `aut-num:` what it says of the sets it belongs to (RFC 2622 sections 5.1 and 6). */

import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { readSetMember, readSetName, type SetMember } from '#lib/routing/as-set.ts'
import type { RpslObject } from './rpsl-objects.ts'
import { dayChanged, dayOf, maintainersOf } from './rpsl-values.ts'

export type AsSet = {
  name: string
  members: readonly SetMember[]
  /** Members that are neither an AS number nor a set. */
  odd: number
  /** Maintainers whose ASes may say themselves that they belong to it; `ANY` lets everybody. */
  letsIn: ReadonlySet<string>
  maintainers: string | null
  changed: string | null
}

/** Members stand on one line or many, with commas between them. Each counts once. */
export function parseAsSet({ attributes }: RpslObject): Result<AsSet, string> {
  const [text = ''] = attributes.get('as-set') ?? []
  const name = readSetName(text)
  if (name === null) return err(`${quote(text)} is not a name of a set such as AS-EXAMPLE or AS64500:AS-CUSTOMERS.`)
  const words = [...new Set(wordsOf(attributes.get('members')).map((word) => word.toUpperCase()))]
  const members = words.flatMap((word) => readSetMember(word) ?? [])
  return ok({
    ...{ name, members, odd: words.length - members.length },
    letsIn: new Set(wordsOf(attributes.get('mbrs-by-ref')).map((word) => word.toUpperCase())),
    maintainers: maintainersOf(attributes.get('mnt-by')),
    changed: dayOf(attributes.get('last-modified')) ?? dayChanged(attributes.get('changed')),
  })
}

export type Joining = { asn: number; sets: readonly string[]; maintainers: readonly string[] }

/** Null of one that names no set, or no number. */
export function parseJoining({ attributes }: RpslObject): Joining | null {
  const sets = wordsOf(attributes.get('member-of')).flatMap((word) => readSetName(word) ?? [])
  const member = readSetMember(attributes.get('aut-num')?.[0] ?? '')
  if (sets.length === 0 || member?.kind !== 'asn') return null
  return { asn: member.asn, sets, maintainers: wordsOf(attributes.get('mnt-by')).map((word) => word.toUpperCase()) }
}

const wordsOf = (values: readonly string[] = []): string[] =>
  values.flatMap((value) => value.split(/[\s,]+/)).filter((word) => word !== '')
