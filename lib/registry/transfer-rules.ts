/**
 * What each RIR's policy says about selling and leasing IPv4 space: rows of data, never branches of code.
 *
 * Every row names its clause, where it was read, on which day, and how sure we are. Policy was in motion at
 * four of five RIRs in 2025 and 2026, so a row that nobody has read in its current wording says so.
 */
import type { Rir } from './rir.ts'

/**
 * `verified`: the text of the primary source was read. `secondary`: a broker's or third party's account.
 * `unconfirmed`: general knowledge or a superseded text; must be confirmed before it binds anyone.
 */
export type RuleConfidence = 'verified' | 'secondary' | 'unconfirmed'

type RuleSource = {
  rir: Rir
  /** The rule as a plain sentence. */
  says: string
  clause: string
  source: { text: string; url: string | null }
  dateRead: string
  confidence: RuleConfidence
}

/** Months the space must be held before it may be sold again. */
export type HoldRule = RuleSource & {
  rule: 'hold'
  /** What starts the clock; only a receipt is in the transfer log. */
  after: 'receipt' | 'issue' | 'waiting-list'
  months: number
  /** Whether receiving it by merger or acquisition starts the clock too. */
  mergers: 'count' | 'exempt'
  /** The rule holds inside this prefix only; null for all space of the RIR. */
  space: string | null
}

export type LeaseRule = RuleSource & {
  rule: 'lease'
  stance: 'not-restricted' | 'not-counted' | 'no-valid-need' | 'prohibited'
}
export type MinimumRule = RuleSource & { rule: 'minimum'; length: number }

/** Shown to the reader, not computed with. */
export type NotedRule = RuleSource & {
  rule: 'recipient-need' | 'leaving-the-region' | 'voluntary-lock' | 'never-transferable' | 'papers'
}

export type TransferRule = HoldRule | LeaseRule | MinimumRule | NotedRule

const dateRead = '2026-11-23'
const web = (text: string, url: string) => ({ text, url })
const noted = (text: string) => ({ text, url: null })

const ripe: TransferRule[] = [
  {
    rir: 'ripencc',
    rule: 'hold',
    after: 'receipt',
    months: 24,
    mergers: 'count',
    space: null,
    says: 'Space received from the RIPE NCC, by transfer or by merger may not be transferred for 24 months; a merger may still move it.',
    clause: 'ripe-807, the 24 months of proposal 2015-04',
    source: web(
      'Proposal 2015-04 and the RIPE NCC’s explanation of October 2017',
      'https://www.ripe.net/publications/docs/ripe-807',
    ),
    dateRead,
    confidence: 'verified',
  },
  {
    rir: 'ripencc',
    rule: 'voluntary-lock',
    says: 'A holder may lock a block for 6, 12 or 24 months, irrevocably. The RIPE NCC publishes the list of locks.',
    clause: 'ripe-806, Voluntary Transfer Lock',
    source: web('RIPE NCC, voluntary transfer lock', 'https://www.ripe.net/publications/docs/ripe-806'),
    dateRead,
    confidence: 'verified',
  },
  {
    rir: 'ripencc',
    rule: 'recipient-need',
    says: 'No need test inside the region. Space that comes from a region with one: a plan to use half of it within five years.',
    clause: 'ripe-644, folded into ripe-807',
    source: noted('RIPE policy ripe-644'),
    dateRead,
    confidence: 'verified',
  },
  {
    rir: 'ripencc',
    rule: 'lease',
    stance: 'not-restricted',
    says: 'Leasing is not restricted; a lease is registered as an assignment.',
    clause: 'ripe-826, IPv4 address policy: no clause against it was found',
    source: noted('Accounts of brokers, 2022'),
    dateRead,
    confidence: 'secondary',
  },
]

const arin: TransferRule[] = [
  {
    rir: 'arin',
    rule: 'hold',
    after: 'receipt',
    months: 12,
    mergers: 'exempt',
    space: null,
    says: 'The source must not have received space by transfer in the 12 months before approval; mergers under 8.2 do not count.',
    clause: 'NRPM 8.3, conditions on the source',
    source: web(
      'Copy of ARIN’s page on transfers to specified recipients',
      'https://www.arin.net/participate/policy/nrpm/',
    ),
    dateRead,
    confidence: 'verified',
  },
  {
    rir: 'arin',
    rule: 'hold',
    after: 'issue',
    months: 12,
    mergers: 'exempt',
    space: null,
    says: 'The source must not have received an allocation or assignment from ARIN in the 12 months before approval.',
    clause: 'NRPM 8.3, conditions on the source',
    source: web(
      'Copy of ARIN’s page on transfers to specified recipients',
      'https://www.arin.net/participate/policy/nrpm/',
    ),
    dateRead,
    confidence: 'verified',
  },
  {
    rir: 'arin',
    rule: 'hold',
    after: 'waiting-list',
    months: 60,
    mergers: 'exempt',
    space: null,
    says: 'Space from the waiting list may move only by merger for 60 months.',
    clause: 'NRPM 4.1.8',
    source: web('ARIN draft policy 2020-1, implemented', 'https://www.arin.net/participate/policy/nrpm/'),
    dateRead,
    confidence: 'verified',
  },
  {
    rir: 'arin',
    rule: 'never-transferable',
    says: 'Space from the critical-infrastructure and IPv6-transition pools never moves.',
    clause: 'NRPM 4.4 and 4.10',
    source: noted('Copy of ARIN’s page on transfers to specified recipients'),
    dateRead,
    confidence: 'verified',
  },
  {
    rir: 'arin',
    rule: 'minimum',
    length: 24,
    says: 'The smallest block that may be transferred is a /24.',
    clause: 'NRPM 8.3',
    source: noted('Copy of ARIN’s page on transfers to specified recipients'),
    dateRead,
    confidence: 'verified',
  },
  {
    rir: 'arin',
    rule: 'recipient-need',
    says: 'The recipient shows operational need for 24 months; pre-approval holds for 24 months.',
    clause: 'NRPM 8.5',
    source: noted('ARIN, pre-approval page'),
    dateRead,
    confidence: 'verified',
  },
  {
    rir: 'arin',
    rule: 'papers',
    says: 'The current registrant signs a notarized Officer Acknowledgement Letter; a dissolved registrant needs a merger transfer first.',
    clause: 'NRPM 8.3 and 8.2',
    source: noted('Copy of ARIN’s page on transfers to specified recipients'),
    dateRead,
    confidence: 'verified',
  },
  {
    rir: 'arin',
    rule: 'lease',
    stance: 'not-counted',
    says: 'A holder may lease space out; leased-out space does not count as use when the holder asks for more.',
    clause: 'NRPM 8.5; draft policy 2021-6 abandoned',
    source: noted('ARIN public policy mailing list, 2022'),
    dateRead,
    confidence: 'verified',
  },
]

const apnic: TransferRule[] = [
  {
    rir: 'apnic',
    rule: 'hold',
    after: 'issue',
    months: 60,
    mergers: 'exempt',
    space: '103.0.0.0/8',
    says: 'Space of 103/8 may not be transferred for five years from its original delegation.',
    clause: 'APNIC-127 part 5, section 11',
    source: noted('APNIC, transfer of unused addresses'),
    dateRead,
    confidence: 'verified',
  },
  {
    rir: 'apnic',
    rule: 'minimum',
    length: 24,
    says: 'The smallest block that may be transferred is a /24.',
    clause: 'APNIC-127 part 5, section 11',
    source: noted('APNIC, frequently asked questions on transfers'),
    dateRead,
    confidence: 'verified',
  },
  {
    rir: 'apnic',
    rule: 'recipient-need',
    says: 'The recipient shows a plan for 24 months; pre-approval is possible.',
    clause: 'APNIC-127 part 5, section 11',
    source: noted('Accounts of brokers'),
    dateRead,
    confidence: 'secondary',
  },
  {
    rir: 'apnic',
    rule: 'lease',
    stance: 'no-valid-need',
    says: 'Leasing is no valid need for getting space; an explicit ban (prop-148) was abandoned.',
    clause: 'prop-148, abandoned at APNIC 56',
    source: noted('APNIC, prop-148'),
    dateRead,
    confidence: 'verified',
  },
]

const lacnic: TransferRule[] = [
  {
    rir: 'lacnic',
    rule: 'hold',
    after: 'receipt',
    months: 12,
    mergers: 'exempt',
    space: null,
    says: 'A block that was transferred, in whole or in part, may not be transferred again for one year.',
    clause: 'LACNIC Policy Manual 2.3.2.18.6',
    source: noted('LACNIC Policy Manual v2.15, 19 May 2022'),
    dateRead,
    confidence: 'verified',
  },
  {
    rir: 'lacnic',
    rule: 'hold',
    after: 'issue',
    months: 36,
    mergers: 'exempt',
    space: null,
    says: 'Space issued by LACNIC may not be transferred for three years.',
    clause: 'LACNIC Policy Manual 2.3.2.18.9',
    source: noted('LACNIC Policy Manual v2.15, 19 May 2022'),
    dateRead,
    confidence: 'verified',
  },
  {
    rir: 'lacnic',
    rule: 'minimum',
    length: 24,
    says: 'The smallest block that may be transferred is a /24.',
    clause: 'LACNIC Policy Manual 2.3.2.18.1',
    source: noted('LACNIC Policy Manual v2.15, 19 May 2022'),
    dateRead,
    confidence: 'verified',
  },
  {
    rir: 'lacnic',
    rule: 'recipient-need',
    says: 'The recipient meets the test of an allocation: 25 % used at once, 50 % within 12 months.',
    clause: 'LACNIC Policy Manual 2.3.3',
    source: noted('LACNIC Policy Manual v2.15, 19 May 2022'),
    dateRead,
    confidence: 'verified',
  },
  {
    rir: 'lacnic',
    rule: 'lease',
    stance: 'prohibited',
    says: 'Sub-assignment outside the holder’s own infrastructure is not allowed. LAC-2025-5, which would regulate it, is treated as not in force.',
    clause: 'LACNIC Policy Manual 1.9',
    source: noted('LACNIC Policy Manual v2.15, 19 May 2022'),
    dateRead,
    confidence: 'verified',
  },
]

const afrinic: TransferRule[] = [
  {
    rir: 'afrinic',
    rule: 'hold',
    after: 'receipt',
    months: 12,
    mergers: 'exempt',
    space: null,
    says: 'A received block was held for 12 months under the old section 5.7; the value in the policy of February 2026 was not seen.',
    clause: 'AFPUB-2020-GEN-006-DRAFT03, replacing CPM 5.7',
    source: noted('Text of 2016-v4-003, since replaced'),
    dateRead,
    confidence: 'unconfirmed',
  },
  {
    rir: 'afrinic',
    rule: 'leaving-the-region',
    says: 'IPv4 issued by AFRINIC may not leave the region; only legacy space and space once transferred in may.',
    clause: 'AFPUB-2020-GEN-006-DRAFT03, ratified 4 February 2026',
    source: web('AFRINIC, ratified policies', 'https://afrinic.net/policy/overview'),
    dateRead,
    confidence: 'verified',
  },
  {
    rir: 'afrinic',
    rule: 'minimum',
    length: 24,
    says: 'The smallest block that may be transferred is a /24.',
    clause: 'AFPUB-2020-GEN-006-DRAFT03; the size itself was not seen',
    source: noted('General practice'),
    dateRead,
    confidence: 'unconfirmed',
  },
  {
    rir: 'afrinic',
    rule: 'recipient-need',
    says: 'The recipient is or becomes a Resource Member and justifies its need.',
    clause: 'AFPUB-2020-GEN-006-DRAFT03',
    source: noted('AFRINIC transfer guide, before 2026'),
    dateRead,
    confidence: 'verified',
  },
  {
    rir: 'afrinic',
    rule: 'lease',
    stance: 'no-valid-need',
    says: 'Leasing is not accepted as need; whether a holder may lease out is contested.',
    clause: 'Position of AFRINIC staff',
    source: noted('Survey of the RIRs in APNIC prop-148'),
    dateRead,
    confidence: 'verified',
  },
]

export const transferRules: readonly TransferRule[] = [...afrinic, ...apnic, ...arin, ...lacnic, ...ripe]

export const rulesOf = (rir: Rir): TransferRule[] => transferRules.filter((rule) => rule.rir === rir)

const confidenceWords: Record<RuleConfidence, string> = {
  verified: 'checked',
  secondary: 'second-hand',
  unconfirmed: 'unconfirmed',
}

/** The word readers see beside a clause. */
export const explainConfidence = (confidence: RuleConfidence): string => confidenceWords[confidence]
