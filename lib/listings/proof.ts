/** A proof of control: a token that only the holder can put into the remarks of the registration. */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type { Answer } from '#lib/kernel/answer.ts'

export type Proof = {
  readonly id: string
  readonly token: string
  readonly askedAt: Date
  readonly expiresAt: Date
  /** Of the last reading; null before the first. */
  readonly reading: { readonly at: Date; readonly answer: Answer; readonly reason: string } | null
  readonly provenAt: Date | null
}

/** World time within which the token has to be read back. */
export const proofDays = 14

/** The line of text that goes into the registration, from 32 hexadecimal digits. */
export const tokenText = (digits: string): string => `dotquad-control=${digits}`

export type ProvenRegistration = { holderId: string | null; range: { start: number; end: number } }

/** What is wrong with the registration that bears the token; null if it proves control of the block. */
export function explainUnproven(
  { block, holderId }: { block: Prefix; holderId: string },
  registration: ProvenRegistration,
): string | null {
  const { start, end } = registration.range
  const last = block.address + 2 ** (32 - block.length) - 1
  if (block.address < start || last > end)
    return `The token stands in a registration that does not hold all of ${formatPrefix(block)}.`
  if (registration.holderId !== holderId)
    return `The token stands in a registration of ${registration.holderId ?? 'a holder without an id'}, and this listing is of ${holderId}.`
  return null
}
