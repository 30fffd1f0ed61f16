/** AFRINIC: the transfer policy ratified on 4 February 2026, which replaces section 5.7 of its policy manual. */
import type { TransferRule } from '../transfer-rule.ts'

const dateRead = '2026-11-23'
const ratified = 'https://afrinic.net/policy/overview'

export const afrinicRules: readonly TransferRule[] = [
  {
    rir: 'afrinic',
    rule: 'hold',
    after: 'receipt',
    months: 12,
    mergers: 'exempt',
    binds: 'block',
    space: null,
    says: 'The old section 5.7 held a received block for 12 months.',
    clause: 'the old CPM 5.7',
    source: { text: 'the text of 2016-v4-003, since replaced', dated: '2016', url: ratified },
    dateRead,
    confidence: 'unconfirmed',
    doubt: 'whether the policy of February 2026, which replaces it, does was not seen',
  },
  {
    rir: 'afrinic',
    rule: 'leaving-the-region',
    issuesSince: '2005-04-08',
    says: 'IPv4 issued by AFRINIC may not leave the region; only legacy space and space once transferred in may.',
    clause: 'AFPUB-2020-GEN-006-DRAFT03',
    source: { text: 'AFRINIC’s page of ratified policies', dated: '2026-02-04', url: ratified },
    dateRead,
    confidence: 'verified',
    doubt: 'the day that policy takes effect was not seen',
  },
  {
    rir: 'afrinic',
    rule: 'minimum',
    length: 24,
    says: 'The smallest block that may be transferred is a /24.',
    clause: 'AFPUB-2020-GEN-006-DRAFT03; the size itself was not seen',
    source: { text: 'general practice', dated: null, url: ratified },
    dateRead,
    confidence: 'unconfirmed',
  },
  {
    rir: 'afrinic',
    rule: 'recipient-need',
    says: 'The recipient is or becomes a Resource Member and justifies its need.',
    clause: 'AFPUB-2020-GEN-006-DRAFT03',
    source: { text: 'AFRINIC’s guide to transfers, before 2026', dated: null, url: ratified },
    dateRead,
    confidence: 'earlier-wording',
  },
  {
    rir: 'afrinic',
    rule: 'never-transferable',
    mergers: 'move',
    // Space of exchange points, by general knowledge; no list of the pools was seen.
    spaces: ['196.60.0.0/16', '196.223.0.0/16'],
    says: 'Space from reserved pools may move by merger alone.',
    clause: 'AFPUB-2020-GEN-006-DRAFT03',
    source: { text: 'AFRINIC’s page of ratified policies', dated: '2026-02-04', url: ratified },
    dateRead,
    confidence: 'verified',
    doubt: 'which space is of these pools, and the day that policy takes effect, were not seen',
  },
  {
    rir: 'afrinic',
    rule: 'legacy',
    // Other registries served the region until AFRINIC came; what they issued is not legacy.
    before: '1997-12-22',
    says: 'Legacy space loses that status when it is transferred.',
    clause: 'AFPUB-2020-GEN-006-DRAFT03',
    source: { text: 'accounts of brokers', dated: null, url: ratified },
    dateRead,
    confidence: 'secondary',
  },
  {
    rir: 'afrinic',
    rule: 'lease',
    stance: 'no-valid-need',
    says: 'Leasing is not accepted as need; whether a holder may lease out is contested.',
    clause: 'position of AFRINIC’s staff',
    source: { text: 'the survey of registries in APNIC’s prop-148', dated: null, url: null },
    dateRead,
    confidence: 'secondary',
  },
]
