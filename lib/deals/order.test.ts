import { expect, test } from 'vitest'
import { money } from '#lib/kernel/money.ts'
import { codedRules, makeRuleSet } from '#lib/registry/rule-set.ts'
import { prefix } from '#tests/support/evidence.ts'
import { explainBadOrder, type Offer } from './order.ts'

const block = prefix('240.0.0.0/22')
const total = money('USD', 103_000n)
const sale: Offer = {
  ...{ kind: 'sale', listingId: 'lst_1', listingBlock: block, block, registry: 'arin', recipientRegistry: 'apnic' },
  sellerId: 'org_seller',
  terms: {
    lines: [{ label: '1,024 addresses', amount: total }],
    ...{ total, surcharge: money('USD', 3_000n), shares: { platformBasisPoints: 0, brokerBasisPoints: 0 } },
    ...{ brokerId: null, term: null, recipientHolderId: 'ORG-B', asn: null },
    ...{ isStandingOffer: true, isControlProven: true },
  },
}
const rent: Offer = { ...sale, kind: 'rent', recipientRegistry: null }

test('an order is judged by the rules in force: what an operator closed is neither sold nor lent', () => {
  const closed = makeRuleSet(
    codedRules.rows.map((rule) => {
      if (rule.rir !== 'arin') return rule
      if (rule.rule === 'pair' && rule.recipient === 'apnic') return { ...rule, moves: 'no' as const }
      return rule.rule === 'lease' ? { ...rule, stance: 'prohibited' as const } : rule
    }),
  )
  for (const offer of [sale, rent]) {
    const judge = (rules: typeof codedRules) => explainBadOrder(offer, { buyerId: 'org_buyer', unpaid: 0, rules })
    expect(judge(codedRules), offer.kind).toBeNull()
    expect(judge(closed), offer.kind).toMatchObject({ kind: 'not-offered' })
  }
})
