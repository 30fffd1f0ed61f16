/** What must be in order before a block is offered: each gate with where it stands, why, and what would help. */
export const gates = [
  'control',
  'registration',
  'transferability',
  'leasability',
  'routing',
  'reputation',
  'terms',
] as const
export type Gate = (typeof gates)[number]

/** `unknown`: what it asks could not be asked, which is never a pass. `warned`: it may go on, and the listing says so. */
export type GateStatus = 'passed' | 'warned' | 'failed' | 'unknown'

/** A reason is written about “the seller’s” space, as everybody reads it; the seller reads it of their own. */
export const tellSeller = (reason: string): string => reason.replaceAll('the seller’s', 'yours')

export type GateFinding = {
  readonly gate: Gate
  readonly status: GateStatus
  readonly reason: string
  /** What to do about it; null where nothing is to be done. */
  readonly remedy: string | null
}
