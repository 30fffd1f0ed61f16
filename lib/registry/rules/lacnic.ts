/** LACNIC: the policy manual, sections 1.9 and 2.3.2. */
import type { TransferRule } from '../transfer-rule.ts'

const dateRead = '2026-11-23'
const manual = { text: 'version 2.15', dated: '2022-05-19', url: null }

export const lacnicRules: readonly TransferRule[] = [
  {
    rir: 'lacnic',
    rule: 'hold',
    after: 'receipt',
    months: 12,
    mergers: 'exempt',
    binds: 'block',
    space: null,
    says: 'A block that was transferred, in whole or in part, may not be transferred again for one year.',
    clause: 'LACNIC Policy Manual 2.3.2.18.6',
    source: manual,
    dateRead,
    confidence: 'earlier-wording',
  },
  {
    rir: 'lacnic',
    rule: 'hold',
    after: 'issue',
    months: 36,
    mergers: 'exempt',
    binds: 'block',
    space: null,
    says: 'Space issued by LACNIC may not be transferred for three years.',
    clause: 'LACNIC Policy Manual 2.3.2.18.9',
    source: manual,
    dateRead,
    confidence: 'earlier-wording',
  },
  {
    rir: 'lacnic',
    rule: 'minimum',
    length: 24,
    says: 'The smallest block that may be transferred is a /24.',
    clause: 'LACNIC Policy Manual 2.3.2.18.1',
    source: manual,
    dateRead,
    confidence: 'earlier-wording',
  },
  {
    rir: 'lacnic',
    rule: 'recipient-need',
    says: 'The recipient meets the test of an allocation: 25 % used at once, 50 % within 12 months.',
    clause: 'LACNIC Policy Manual 2.3.3',
    source: manual,
    dateRead,
    confidence: 'earlier-wording',
  },
  {
    rir: 'lacnic',
    rule: 'legacy',
    // ARIN served the region until LACNIC came; what ARIN issued is not legacy.
    before: '1997-12-22',
    says: 'Legacy space that comes in by transfer loses that status.',
    clause: 'LACNIC Policy Manual 2.3.2.18.10',
    source: manual,
    dateRead,
    confidence: 'earlier-wording',
  },
  {
    rir: 'lacnic',
    rule: 'lease',
    stance: 'prohibited',
    says: 'Sub-assignment outside the holder’s own infrastructure is not allowed.',
    clause: 'LACNIC Policy Manual 1.9',
    source: manual,
    dateRead,
    confidence: 'earlier-wording',
    doubt: 'whether LAC-2025-5, which would regulate it, is in force was not seen',
  },
]
