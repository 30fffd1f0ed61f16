import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { money } from '#lib/kernel/money.ts'
import { describeJournal, entriesOf, type Journal } from './journal.ts'
import { fundDeal, oweRefund, payRefund, receiveDuplicate, receiveMismatch, releaseDeal } from './posting.ts'
import { splitPrice } from './split-price.ts'

const usd = (minor: bigint) => money('USD', minor)
const anyAmount = fc.bigInt({ min: 1n, max: 10n ** 12n }).map(usd)
const anyShares = fc.record({
  platformBasisPoints: fc.integer({ min: 0, max: 5_000 }),
  brokerBasisPoints: fc.integer({ min: 0, max: 5_000 }),
})

/** `account amount` of each entry. */
const lines = (journal: Journal) =>
  entriesOf(journal.postings).map(({ account, amount }) => `${account.code} ${amount}`)

describe('a split', () => {
  test('gives every minor unit to somebody, and nobody less than nothing', () => {
    fc.assert(
      fc.property(anyAmount, anyShares, fc.integer({ min: 0, max: 100 }), (total, shares, percent) => {
        const surcharge = usd((total.minor * BigInt(percent)) / 100n)
        const { seller, broker, platform } = splitPrice({ total, surcharge, shares })
        expect(seller.minor + broker.minor + platform.minor).toBe(total.minor)
        expect([seller, broker, platform].every(({ minor }) => minor >= 0n)).toBe(true)
      }),
    )
  })

  test('takes the house fee on top, and the broker from the price', () => {
    const shares = { platformBasisPoints: 0, brokerBasisPoints: 500 }
    expect(splitPrice({ total: usd(2_584_064n), surcharge: usd(75_264n), shares })).toEqual({
      seller: usd(2_383_360n),
      broker: usd(125_440n),
      platform: usd(75_264n),
    })
  })
})

describe('the rules of posting', () => {
  const paid = { dealId: 'dl_1', amount: usd(10_000n), paymentId: 'pi_1' }

  test('a payment is held for its deal', () => {
    expect(lines(fundDeal(paid))).toEqual(['clearing:USD 10000', 'deal:dl_1:held -10000'])
  })

  test('a release gives the held money to seller, broker and house', () => {
    const shares = { platformBasisPoints: 300, brokerBasisPoints: 200 }
    const split = splitPrice({ total: paid.amount, surcharge: usd(0n), shares })
    const payees = { sellerId: 'org_s', brokerId: 'org_b' }
    expect(lines(releaseDeal({ dealId: 'dl_1', payees, split }))).toEqual([
      'deal:dl_1:held 10000',
      'fees:USD -300',
      'org:org_b:payable:USD -200',
      'org:org_s:payable:USD -9500',
    ])
  })

  test('a release without a broker or a fee has no entry for either', () => {
    const split = splitPrice({
      total: paid.amount,
      surcharge: usd(0n),
      shares: { platformBasisPoints: 0, brokerBasisPoints: 0 },
    })
    expect(lines(releaseDeal({ dealId: 'dl_1', payees: { sellerId: 'org_s', brokerId: null }, split }))).toEqual([
      'deal:dl_1:held 10000',
      'org:org_s:payable:USD -10000',
    ])
  })

  test('a deal that ended owes the buyer first, and has paid only when the money is back', () => {
    expect(lines(oweRefund(paid))).toEqual(['deal:dl_1:held 10000', 'deal:dl_1:refund-due -10000'])
    expect(lines(payRefund({ ...paid, refundId: 're_1', reason: 'ended' }))).toEqual([
      'clearing:USD -10000',
      'deal:dl_1:refund-due 10000',
    ])
  })

  test('money paid twice or wrongly never mixes with what is held', () => {
    expect(lines(receiveDuplicate(paid))).toEqual(['clearing:USD 10000', 'deal:dl_1:duplicate -10000'])
    expect(lines(payRefund({ ...paid, refundId: 're_1', reason: 'duplicate' }))).toEqual([
      'clearing:USD -10000',
      'deal:dl_1:duplicate 10000',
    ])
    expect(lines(receiveMismatch(paid))).toEqual(['clearing:USD 10000', 'deal:dl_1:mismatch:USD -10000'])
    expect(lines(payRefund({ ...paid, refundId: 're_1', reason: 'mismatch' }))).toEqual([
      'clearing:USD -10000',
      'deal:dl_1:mismatch:USD 10000',
    ])
  })

  test('one payment has one key, whatever became of it, so that it is never booked twice', () => {
    expect(new Set([fundDeal(paid).key, receiveDuplicate(paid).key, receiveMismatch(paid).key]).size).toBe(1)
  })
})

describe('a journal', () => {
  const anyPosting = fc
    .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 5 }), anyAmount)
    .map(([from, step, amount]) => ({
      debit: { code: `a${from}`, side: 'debit' as const },
      credit: { code: `a${(from + step) % 6}`, side: 'debit' as const },
      amount,
    }))

  test('of any postings balances, and has one entry an account', () => {
    fc.assert(
      fc.property(fc.array(anyPosting), (postings) => {
        const entries = entriesOf(postings)
        expect(entries.reduce((sum, { amount }) => sum + amount, 0n)).toBe(0n)
        expect(new Set(entries.map(({ account }) => account.code)).size).toBe(entries.length)
      }),
    )
  })

  test('says the same of itself whatever the order of its postings', () => {
    fc.assert(
      fc.property(fc.array(anyPosting), (postings) => {
        const of = (given: typeof postings) => describeJournal({ kind: 'fund', dealId: 'dl_1', postings: given })
        expect(of([...postings].reverse())).toBe(of(postings))
      }),
    )
  })

  test('moves something, between two accounts', () => {
    const a = { code: 'a', side: 'debit' as const }
    expect(() => entriesOf([{ debit: a, credit: a, amount: usd(1n) }])).toThrow('between two accounts')
    expect(() => entriesOf([{ debit: a, credit: { ...a, code: 'b' }, amount: usd(0n) }])).toThrow('more than nothing')
  })
})
