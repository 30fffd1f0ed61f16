/** What events work on: a simulated world without what is derived from it. */
import { type Prefix, parsePrefix } from '#lib/address-space/prefix.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import type { Block } from './block.ts'
import type { Day } from './day.ts'
import type { Facts, Period } from './facts.ts'
import type { Organisation } from './organisations.ts'

/** A remark on the registration of `block`, as its holder wrote it. */
export type Remark = Period & { block: Block['range']; text: string }

export type Ground = {
  facts: Facts
  blocks: readonly Block[]
  remarks: readonly Remark[]
  organisations: readonly Organisation[]
}

/** What stands on the day and is meant ends on it. */
export function endAt<Fact extends Period>(
  facts: readonly Fact[],
  day: Day,
  isMeant: (fact: Fact) => boolean,
): readonly Fact[] {
  return facts.map((fact) => (standsAfter(fact, day) && isMeant(fact) ? { ...fact, until: day } : fact))
}

/** Began by that moment, and goes on after it. */
const standsAfter = ({ from, until }: Period, day: Day): boolean => from <= day && (until === null || day < until)

/** The prefix of an event. The journal takes no other text, so a wrong one throws. */
export function prefixIn({ prefix }: { prefix: string }): Prefix {
  const parsed = parsePrefix(prefix)
  invariant(parsed.ok, `${prefix} is a prefix`)
  return parsed.value
}
