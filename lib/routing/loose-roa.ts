/**
 * Whether a ROA is loose (RFC 9319): it allows its origin prefixes that the origin does not announce, and whoever forges
 * the origin draws traffic with one of those. It is not while every prefix of its longest length is announced.
 */

export type AllowedLengths = {
  /** Of the ROA's own prefix, and the longest that it allows. */
  length: number
  maxLength: number
  /** Length of the block that is looked at; the ROA may be wider. */
  within: number
  /** Of the longest length, how many prefixes of that block, or over it, the origin announces. */
  announced: number
}

export const isLoose = ({ length, maxLength, within, announced }: AllowedLengths): boolean =>
  maxLength > length && announced < 2 ** Math.max(0, maxLength - within)
