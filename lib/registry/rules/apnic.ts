/** APNIC: Internet number resource policies (APNIC-127), part 5. */
import type { TransferRule } from '../transfer-rule.ts'

const dateRead = '2026-11-23'

export const apnicRules: readonly TransferRule[] = [
  {
    rir: 'apnic',
    rule: 'hold',
    after: 'issue',
    months: 60,
    mergers: 'exempt',
    binds: 'block',
    space: '103.0.0.0/8',
    says: 'Space of 103/8 may not be transferred for five years from its original delegation.',
    clause: 'APNIC-127 part 5, section 11',
    source: { text: 'APNIC’s page on the transfer of unused addresses', dated: null, url: null },
    dateRead,
    confidence: 'earlier-wording',
  },
  {
    rir: 'apnic',
    rule: 'no-hold',
    says: 'Space outside 103/8 may be transferred at any time.',
    clause: 'APNIC-127 part 5, section 11',
    source: { text: 'APNIC’s old answers to frequent questions on transfers', dated: null, url: null },
    dateRead,
    confidence: 'earlier-wording',
  },
  {
    rir: 'apnic',
    rule: 'minimum',
    length: 24,
    says: 'The smallest block that may be transferred is a /24.',
    clause: 'APNIC-127 part 5, section 11',
    source: { text: 'APNIC’s old answers to frequent questions on transfers', dated: null, url: null },
    dateRead,
    confidence: 'earlier-wording',
  },
  {
    rir: 'apnic',
    rule: 'recipient-need',
    says: 'The recipient shows a plan for 24 months; pre-approval is possible.',
    clause: 'APNIC-127 part 5, section 11',
    source: { text: 'accounts of brokers', dated: null, url: null },
    dateRead,
    confidence: 'secondary',
  },
  {
    rir: 'apnic',
    rule: 'legacy',
    before: '1993-09-01',
    says: 'Historical space joins the account of its recipient and then follows the policies of the day.',
    clause: 'APNIC-127 part 5',
    source: { text: 'general knowledge', dated: null, url: null },
    dateRead,
    confidence: 'unconfirmed',
  },
  {
    rir: 'apnic',
    rule: 'lease',
    stance: 'no-valid-need',
    says: 'Leasing is no valid need for getting space; an explicit ban was proposed and abandoned.',
    clause: 'prop-148, abandoned at APNIC 56',
    source: { text: 'APNIC’s page on prop-148', dated: null, url: null },
    dateRead,
    confidence: 'earlier-wording',
  },
]
