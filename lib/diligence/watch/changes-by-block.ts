/** Which watched blocks an answer of a DNS blocklist is about: each block and list once, with the changes that concern it. */
import { lastAddress, type Prefix } from '#lib/address-space/prefix.ts'
import type { TakenChange } from '#lib/reputation/answer-changes.ts'
import type { WatchedBlocks } from './watched-blocks.ts'

export type ConcernedBlock = { block: Prefix; zone: string; changes: readonly TakenChange[] }

export function changesByBlock(blocks: WatchedBlocks, changes: readonly TakenChange[]): ConcernedBlock[] {
  return [...Map.groupBy(changes, ({ zone }) => zone)].flatMap(([zone, answered]) => {
    const touched = blocks.touchedBy(answered.map(({ address }) => ({ start: address, end: address })))
    return touched.map((index) => {
      const block = blocks.block(index)
      const last = lastAddress(block)
      return { block, zone, changes: answered.filter(({ address }) => block.address <= address && address <= last) }
    })
  })
}
