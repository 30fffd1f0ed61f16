/**
 * CIDR arithmetic on bare integers: a block is an address and a length. Lies beneath Prefix and
 * AddressRange, and knows neither. Every result is unsigned: bit operators give signed 32 bits in JavaScript.
 */

/** The bits of an address that a prefix of this length leaves to its hosts. */
export function hostBits(length: number): number {
  // A shift count is taken modulo 32, so `>>> 32` would shift by nothing.
  return length === 32 ? 0 : 0xffffffff >>> length
}

export function firstOfBlock(address: number, length: number): number {
  return (address & ~hostBits(length)) >>> 0
}

export function lastOfBlock(address: number, length: number): number {
  return (address | hostBits(length)) >>> 0
}

/** The fewest aligned blocks that cover start..end exactly, in order: at most 62. */
export function alignedBlocks(start: number, end: number): { address: number; length: number }[] {
  const blocks: { address: number; length: number }[] = []
  let address = start
  while (address <= end) {
    let length = widestAlignedLength(address)
    while (lastOfBlock(address, length) > end) length++
    blocks.push({ address, length })
    // Past 255.255.255.255 this is 2^32, no longer an address, and ends the loop.
    address = lastOfBlock(address, length) + 1
  }
  return blocks
}

/** The shortest length at which a block may start at this address. */
function widestAlignedLength(address: number): number {
  return address === 0 ? 0 : Math.clz32(address & -address) + 1
}
