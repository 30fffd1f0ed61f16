/** The pieces in which a block is asked about: 64 addresses each, so that what was answered is known to the piece. */
import { type Prefix, prefixAt, splitPrefix } from '#lib/address-space/prefix.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'

export const partLength = 26

/** The widest and the narrowest block that is scanned: what routers carry, and what can be asked within a day. */
export const scannable = { widest: 14, narrowest: 24 } as const

export const partsOf = (block: Prefix): Prefix[] => splitPrefix(block, partLength)

/** The part that a block of a part's size or smaller lies in. */
export const partAround = ({ address }: Prefix): Prefix => prefixAt(address, partLength)

export function checkScannable(block: Prefix): Result<Prefix, string> {
  if (block.length >= scannable.widest && block.length <= scannable.narrowest) return ok(block)
  return err(
    `A scan is of a /${scannable.widest} to a /${scannable.narrowest}; this is a /${block.length}. ${block.length < scannable.widest ? 'Ask about its parts.' : 'Ask about the block around it.'}`,
  )
}
