/**
 * One rule of a registry's policy on selling and leasing IPv4 space, as a row of data.
 *
 * Every row names its clause, the text it was read in, that text's own date, the day of reading, and how sure we are.
 */
import { type Confidence, explainConfidence } from '#lib/kernel/confidence.ts'
import type { Rir } from './rir.ts'

export type RuleSource = {
  rir: Rir
  /** The rule as a plain sentence. */
  says: string
  clause: string
  /** What was read; `dated` is its own date, null where it bears none. `url` is where the text in force stands. */
  source: { text: string; dated: string | null; url: string | null }
  /** Day we read it. */
  dateRead: string
  confidence: Confidence
  /** What about it was not seen, as a clause: told wherever the rule is cited. */
  doubt?: string
}

/** Months the space must be held before it may be sold again. */
export type HoldRule = RuleSource & {
  rule: 'hold'
  /** What starts the clock. A receipt is in the transfer log; an issue is the date of the statistics. */
  after: 'receipt' | 'issue' | 'waiting-list'
  months: number
  /** Whether receiving it by merger or acquisition starts the clock too. */
  mergers: 'count' | 'exempt'
  /** What is held back: the received block, or all that the organisation which received some would sell. */
  binds: 'block' | 'source-organisation'
  /** The rule holds inside this prefix only; null for all space of the RIR. */
  space: string | null
}

/** Space outside every hold may be transferred at any time. */
export type NoHoldRule = RuleSource & { rule: 'no-hold' }

export type LeaseRule = RuleSource & {
  rule: 'lease'
  stance: 'not-restricted' | 'not-counted' | 'no-valid-need' | 'prohibited'
}

export type MinimumRule = RuleSource & { rule: 'minimum'; length: number }

/** Space issued by the registry may not leave its region. */
export type RegionRule = RuleSource & {
  rule: 'leaving-the-region'
  /** Space registered before this day was not issued by the registry. */
  issuesSince: string
}

/** What becomes of space that was registered before the registry existed. */
export type LegacyRule = RuleSource & { rule: 'legacy'; before: string }

/** What an organisation may not receive for a while once it was the source of a transfer. */
export type AfterSaleRule = RuleSource & {
  rule: 'after-sale'
  /** Null where how long was not seen. */
  months: number | null
  bars: 'all-space' | 'waiting-list'
}

/** Pools out of which nothing moves, or nothing but by merger. */
export type PoolRule = RuleSource & {
  rule: 'reserved-pool'
  mergers: 'move' | 'stay'
  /** The prefixes known to be of them; other pools leave no trace in public data. */
  spaces: readonly string[]
}

/** Shown to the reader, not computed with. */
export type NotedRule = RuleSource & {
  rule:
    | 'recipient-need'
    | 'recipient-contract'
    | 'recipient-region'
    | 'source-standing'
    | 'voluntary-lock'
    | 'papers'
    | 'hold-exemption'
    | 'temporary-transfer'
    | 'legacy-rpki'
}

export type TransferRule =
  | HoldRule
  | NoHoldRule
  | LeaseRule
  | MinimumRule
  | RegionRule
  | LegacyRule
  | AfterSaleRule
  | PoolRule
  | NotedRule

/** `person`: the texts that were read do not settle it, so somebody has to ask. */
export type RuleAnswer = 'yes' | 'no' | 'person'

/** Whether and on what terms space moves from the registry to `recipient`, which may be itself. */
export type PairRule = RuleSource & {
  rule: 'pair'
  recipient: Rir
  moves: RuleAnswer
  /** What the recipient's registry wants to see of its need, as a sentence. */
  need: string
  /** Whose side owes a registry a fee. */
  payer: 'source' | 'recipient' | 'both' | 'neither' | 'not-seen'
  /** From request to registration; null where nobody was seen to tell. */
  days: { readonly from: number; readonly to: number } | null
}

/**
 * What the status that a registry gives a registration means for a deal. `holder`: whoever is registered may sell and
 * lease it out. `sale-only`: may sell it; a lease has to be asked for. `user`: uses space of somebody else's, who alone
 * may sell it and has to consent to a lease. `unclear`: has to be asked.
 */
export type StatusStanding = 'holder' | 'sale-only' | 'user' | 'unclear'

export type StatusRule = RuleSource & {
  rule: 'status'
  /** As the registry prints it, in capitals. */
  status: string
  standing: StatusStanding
}

export type PolicyRule = TransferRule | PairRule | StatusRule

/** `NRPM 8.5; second-hand`; where an earlier text was read it says which. A clause that was checked needs no word. */
export function citeRule({ clause, confidence, source, doubt }: RuleSource): string {
  const readIn = confidence === 'earlier-wording' ? `, read in ${nameSource(source)}` : ''
  const word = confidence === 'verified' ? [] : [explainConfidence(confidence)]
  return [`${clause}${readIn}`, ...word, ...(doubt ? [doubt] : [])].join('; ')
}

/** `version 2.15, 2022-05-19` */
export const nameSource = ({ text, dated }: RuleSource['source']): string => `${text}, ${dated ?? 'undated'}`

/** A rule that nobody has read in a text of the registry never decides alone. */
export const decides = ({ confidence }: RuleSource): boolean => confidence !== 'unconfirmed'
