/** How one holder uses an ordinary block: what is announced, by whom and how long. */
import { type Prefix, splitPrefix } from '#lib/address-space/prefix.ts'
import { type AddressRange, rangeToPrefixes } from '#lib/address-space/range.ts'
import type { Day } from './day.ts'
import type { Period } from './facts.ts'
import { type Organisation, organisations } from './organisations.ts'
import type { Random } from './random.ts'

/** A holder's time with a block. */
export type Stay = { range: AddressRange; holder: Organisation; period: Period; genesis: Day }

export type Route = { prefix: Prefix; by: Organisation; period: Period }

/** Each use is drawn as often as its weight says. */
const uses = (
  [
    { use: 'whole', weight: 60 },
    { use: 'whole-and-parts', weight: 12 },
    { use: 'parts', weight: 8 },
    { use: 'leased-out', weight: 8 },
    { use: 'given-up', weight: 6 },
    { use: 'idle', weight: 6 },
  ] as const
).flatMap(({ use, weight }) => Array.from({ length: weight }, () => use))

export function routesOf({ range, holder, period, genesis }: Stay, random: Random): Route[] {
  const use = random.pick(uses)
  const from = period.from + random.between(4, 40)
  const whole = rangeToPrefixes(range)
  const parts = whole.flatMap((prefix) => partsOf(prefix, random))
  const announce = (prefixes: readonly Prefix[], by: Organisation, until = period.until): Route[] =>
    until !== null && until <= from ? [] : prefixes.map((prefix) => ({ prefix, by, period: { from, until } }))
  switch (use) {
    case 'whole':
      return announce(whole, holder)
    case 'whole-and-parts':
      return announce([...whole, ...parts], holder)
    case 'parts':
      return announce(parts, holder)
    case 'leased-out':
      return announce(whole, anotherThan(holder, random))
    case 'given-up':
      return announce(whole, holder, Math.min(period.until ?? Infinity, genesis - random.between(31, 190)))
    case 'idle':
      return []
  }
}

export function anotherThan(organisation: Organisation, random: Random): Organisation {
  return random.pick(organisations.filter(({ id }) => id !== organisation.id))
}

/** Some of the halves or quarters of a prefix, none longer than /24. */
function partsOf(prefix: Prefix, random: Random): Prefix[] {
  const length = Math.min(24, prefix.length + random.between(1, 2))
  return length > prefix.length ? splitPrefix(prefix, length).filter(() => random.chance(50)) : []
}
