/** A registry moves a block, or a part of one, to another holder: what that ends and what it begins. */
import { subtract, unionOf } from '#lib/address-space/address-set.ts'
import type { Prefix } from '#lib/address-space/prefix.ts'
import { type AddressRange, rangeOf } from '#lib/address-space/range.ts'
import type { Block, Tenure } from './block.ts'
import type { Day } from './day.ts'
import { endAt, type Ground, prefixIn } from './ground.ts'
import { findBlock, holderOn } from './holder.ts'

export type HandOver = { prefix: string; from: string; to: string; day: Day }

/** The world after it; the same world where `from` does not hold the whole of it then. */
export function handOver(ground: Ground, { prefix, from, to, day }: HandOver): Ground {
  const moved = prefixIn({ prefix })
  const block = findBlock(ground.blocks, moved, day)
  if (!block || holderOn(block, day) !== from) return ground
  const range = rangeOf(moved)
  const touches = ({ prefix: part }: { prefix: Prefix }) => overlaps(rangeOf(part), range)
  const isOfBlock = (remark: { block: AddressRange }) => remark.block.start === block.range.start
  return {
    ...ground,
    blocks: ground.blocks.flatMap((other) => (other === block ? cut(block, range, { holder: to, from: day }) : other)),
    facts: {
      ...ground.facts,
      // The former holder's certificate loses the resource, and with it every ROA that names a part of it (RFC 6487).
      roas: endAt(withoutLater(ground.facts.roas, day, touches), day, touches),
      announcements: withoutLater(ground.facts.announcements, day, touches),
      routeObjects: withoutLater(ground.facts.routeObjects, day, touches),
    },
    remarks: endAt(ground.remarks, day, isOfBlock),
  }
}

/** What the seed had in store for a holder that the block now never gets. */
function withoutLater<Fact extends { from: Day }>(
  facts: readonly Fact[],
  day: Day,
  isMeant: (fact: Fact) => boolean,
): readonly Fact[] {
  return facts.filter((fact) => fact.from <= day || !isMeant(fact))
}

function cut(block: Block, moved: AddressRange, next: { holder: string; from: Day }): Block[] {
  const [first, ...others] = block.tenures
  const past: [Tenure, ...Tenure[]] = [first, ...others.filter(({ from }) => from <= next.from)]
  const tenures: [Tenure, ...Tenure[]] = [...past, { ...next, by: 'RESOURCE_TRANSFER' }]
  const left = subtract(unionOf([block.range]), unionOf([moved]))
  if (left.length === 0) return [{ ...block, tenures }]
  const registered = { from: next.from, until: null }
  const before = {
    ...block,
    tenures: past,
    registered: { from: block.registered?.from ?? -Infinity, until: next.from },
  }
  return [
    before,
    { ...block, range: moved, tenures, registered, cutFrom: block.range },
    ...left.map((range) => ({ ...block, range, tenures: block.tenures, registered })),
  ]
}

const overlaps = (a: AddressRange, b: AddressRange): boolean => a.start <= b.end && b.start <= a.end
