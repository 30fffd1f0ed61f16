/** Who holds a part of a simulated world's address space at a moment. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import type { Block } from './block.ts'
import type { Day } from './day.ts'
import type { OrganisationRef } from './facts.ts'

/** The block, registered by that moment, that holds the whole prefix; null where none does. */
export function findBlock(blocks: readonly Block[], prefix: Prefix, day: Day): Block | null {
  const { start, end } = rangeOf(prefix)
  const found = blocks.find(
    ({ range, registered, tenures }) =>
      range.start <= start &&
      end <= range.end &&
      tenures[0].from <= day &&
      (!registered || (registered.from <= day && (registered.until === null || day < registered.until))),
  )
  return found ?? null
}

/** Who has the block from that moment on. */
export function holderOn({ tenures }: Block, day: Day): OrganisationRef {
  const held = tenures.filter(({ from }) => from <= day)
  return (held.at(-1) ?? tenures[0]).holder
}
