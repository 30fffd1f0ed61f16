import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '#lib/kernel/actor.ts'
import { money } from '#lib/kernel/money.ts'
import { clearing, duplicateOf, heldFor, payableTo, refundDue } from '#lib/ledger/account.ts'
import type { Journal } from '#lib/ledger/journal.ts'
import { fundDeal, oweRefund, payRefund, receiveDuplicate, releaseDeal } from '#lib/ledger/posting.ts'
import { findBalance } from '#lib/ledger/server/find-balance.ts'
import { listEntries } from '#lib/ledger/server/list-entries.ts'
import { postJournal } from '#lib/ledger/server/post-journal.ts'
import { splitPrice } from '#lib/ledger/split-price.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import { type House, openHouse } from '../../support/house.ts'
import { findLedgerFaults } from '../../support/ledger.ts'

let house: House
const actor = systemActor('test')
const usd = (minor: bigint) => money('USD', minor)
const post = (journal: Journal) => inTransaction((tx) => postJournal({ actor, tx, ...journal }))
const balance = async (account: ReturnType<typeof heldFor>) =>
  (await findBalance({ actor, account, currency: 'USD' })).minor

let counter = 0
const newDeal = () => `dl_${++counter}`
const paid = (dealId: string, minor = 10_000n) => ({ dealId, amount: usd(minor), paymentId: `pi_${dealId}_${minor}` })

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
afterEach(async () => expect(await findLedgerFaults(house)).toEqual([]))

describe('a journal', () => {
  test('is posted once, however often it is tried, also at the same time', async () => {
    const dealId = newDeal()
    const results = await Promise.all(Array.from({ length: 20 }, () => post(fundDeal(paid(dealId)))))
    expect(results.filter((result) => result.ok && result.value === 'posted')).toHaveLength(1)
    expect(results.filter((result) => result.ok && result.value === 'again')).toHaveLength(19)
    expect(await balance(heldFor(dealId))).toBe(10_000n)
  })

  test('with other content under a key in use is refused, and changes nothing', async () => {
    const dealId = newDeal()
    const first = fundDeal(paid(dealId))
    await post(first)
    const other = { ...fundDeal(paid(dealId, 5_000n)), key: first.key }
    expect(await post(other)).toMatchObject({ ok: false, error: { kind: 'key-in-use' } })
    expect(await post({ ...receiveDuplicate(paid(dealId)), key: first.key })).toMatchObject({ ok: false })
    expect(await balance(heldFor(dealId))).toBe(10_000n)
    expect(await balance(duplicateOf(dealId))).toBe(0n)
  })

  test('is read back by its deal', async () => {
    const dealId = newDeal()
    await post(fundDeal(paid(dealId)))
    await post(oweRefund(paid(dealId)))
    const told = (await listEntries(actor, dealId)).map(({ kind, account, amount }) => [kind, account, amount.minor])
    expect(told).toEqual([
      ['fund', 'clearing:USD', 10_000n],
      ['fund', `deal:${dealId}:held`, -10_000n],
      ['refund-owed', `deal:${dealId}:held`, 10_000n],
      ['refund-owed', `deal:${dealId}:refund-due`, -10_000n],
    ])
  })
})

describe('money', () => {
  test('that was not received cannot be released or returned', async () => {
    const dealId = newDeal()
    const split = splitPrice({
      total: usd(1n),
      surcharge: usd(0n),
      shares: { platformBasisPoints: 0, brokerBasisPoints: 0 },
    })
    const release = releaseDeal({ dealId, payees: { sellerId: 'org_s', brokerId: null }, split })
    await expect(post(release)).rejects.toThrow('ledger_balance_is_on_its_side')
    const refund = payRefund({ ...paid(dealId), refundId: 're_1', reason: 'ended' })
    await expect(post(refund)).rejects.toThrow('ledger_balance_is_on_its_side')
    expect(await listEntries(actor, dealId)).toEqual([])
  })

  test('that was received is released or returned, never both, whoever is faster', async () => {
    const dealId = newDeal()
    await post(fundDeal(paid(dealId)))
    const split = splitPrice({
      total: usd(10_000n),
      surcharge: usd(0n),
      shares: { platformBasisPoints: 300, brokerBasisPoints: 0 },
    })
    const release = releaseDeal({ dealId, payees: { sellerId: 'org_s', brokerId: null }, split })
    const results = await Promise.allSettled([post(release), post(oweRefund(paid(dealId)))])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await balance(heldFor(dealId))).toBe(0n)
  })

  test('of 100 deals at once over the same accounts is counted without a deadlock', async () => {
    const before = await balance(payableTo('org_many', 'USD'))
    const deals = Array.from({ length: 100 }, newDeal)
    await Promise.all(
      deals.map((dealId, index) =>
        inTransaction(async (tx) => {
          const split = splitPrice({
            total: usd(10_000n),
            surcharge: usd(0n),
            shares: { platformBasisPoints: 300, brokerBasisPoints: 200 },
          })
          const payees =
            index % 2
              ? { sellerId: 'org_many', brokerId: 'org_other' }
              : { sellerId: 'org_other', brokerId: 'org_many' }
          await postJournal({ actor, tx, ...fundDeal(paid(dealId)) })
          await postJournal({ actor, tx, ...releaseDeal({ dealId, payees, split }) })
        }),
      ),
    )
    expect((await balance(payableTo('org_many', 'USD'))) - before).toBe(50n * 9_500n + 50n * 200n)
  })

  test('stays balanced over any sequence of payments, releases and refunds', async () => {
    const acts = ['fund', 'duplicate', 'release', 'owe', 'refund', 'return'] as const
    const anyAct = fc.tuple(fc.constantFrom(...acts), fc.bigInt({ min: 1n, max: 500n }))
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { maxLength: 15 }), async (sequence) => {
        const dealId = newDeal()
        const model = { held: 0n, duplicate: 0n, refund: 0n }
        for (const [index, [act, minor]] of sequence.entries()) {
          const given = { dealId, amount: usd(minor), paymentId: `${dealId}:${index}`, refundId: `${dealId}:${index}` }
          const split = splitPrice({
            total: usd(minor),
            surcharge: usd(0n),
            shares: { platformBasisPoints: 250, brokerBasisPoints: 100 },
          })
          const payees = { sellerId: 'org_p', brokerId: 'org_q' }
          const journals: Record<typeof act, () => Journal> = {
            fund: () => fundDeal(given),
            duplicate: () => receiveDuplicate(given),
            release: () => releaseDeal({ dealId, payees, split, period: index }),
            owe: () => ({ ...oweRefund(given), key: `owe:${dealId}:${index}` }),
            refund: () => payRefund({ ...given, reason: 'ended' }),
            return: () => payRefund({ ...given, reason: 'duplicate' }),
          }
          const changes: Record<typeof act, Partial<typeof model>> = {
            fund: { held: model.held + minor },
            duplicate: { duplicate: model.duplicate + minor },
            release: { held: model.held - minor },
            owe: { held: model.held - minor, refund: model.refund + minor },
            refund: { refund: model.refund - minor },
            return: { duplicate: model.duplicate - minor },
          }
          const allowed = Object.values(changes[act]).every((value) => value >= 0n)
          const [outcome] = await Promise.allSettled([post(journals[act]())])
          expect(outcome.status).toBe(allowed ? 'fulfilled' : 'rejected')
          if (allowed) Object.assign(model, changes[act])
        }
        const accounts = [heldFor(dealId), duplicateOf(dealId), refundDue(dealId)]
        expect(await Promise.all(accounts.map(balance))).toEqual([model.held, model.duplicate, model.refund])
      }),
      { numRuns: 20 },
    )
  })
})

describe('the database refuses', () => {
  const begin = `BEGIN; INSERT INTO ledger_account (code, currency, side) VALUES ('raw:a', 'USD', 'debit'), ('raw:b', 'USD', 'credit')
    ON CONFLICT DO NOTHING; INSERT INTO ledger_journal (key, kind, posted_by) VALUES ('raw', 'fund', 'test');`
  const entry = (account: string, amount: number, currency = 'USD') =>
    `INSERT INTO ledger_entry (journal_id, account, currency, amount)
     VALUES ((SELECT id FROM ledger_journal WHERE key = 'raw'), '${account}', '${currency}', ${amount});`

  test.each([
    ['a journal that does not balance', begin + entry('raw:a', 5) + entry('raw:b', -4), 'does not balance'],
    ['a journal with one side', begin + entry('raw:a', 5), 'does not balance'],
    ['a journal without entries', begin, 'does not balance'],
    ['an entry of nothing', begin + entry('raw:a', 0), 'ledger_entry_amount_is_not_zero'],
    [
      'an entry in a currency that is not its account’s',
      begin + entry('raw:a', 5, 'EUR') + entry('raw:b', -5, 'EUR'),
      'ledger_entry_account_currency_fkey',
    ],
    ['an account past zero', begin + entry('raw:a', -5) + entry('raw:b', 5), 'ledger_balance_is_on_its_side'],
  ])('%s', async (_what, sql, message) => {
    await expect(house.asApp(`${sql} COMMIT;`)).rejects.toThrow(message)
  })

  test('entries added to a journal of an earlier transaction, though they balance', async () => {
    const dealId = newDeal()
    const { key } = fundDeal(paid(dealId))
    await post(fundDeal(paid(dealId)))
    const late = (account: string, amount: number) => entry(account, amount).replace("key = 'raw'", `key = '${key}'`)
    const sql = `BEGIN; ${late('clearing:USD', 5)} ${late(`deal:${dealId}:held`, -5)} COMMIT;`
    await expect(house.asApp(sql)).rejects.toThrow('is closed')
  })

  const columns = { ledger_account: 'side', ledger_journal: 'kind', ledger_entry: 'currency' }
  const changes = Object.entries(columns).flatMap(([table, column]) => [
    `UPDATE ${table} SET ${column} = ${column}`,
    `DELETE FROM ${table}`,
    `TRUNCATE ${table} CASCADE`,
  ])

  test.each(changes)('the app role: %s', async (sql) => {
    await expect(house.asApp(sql)).rejects.toThrow('permission denied')
  })

  test.each(changes)('its owner too: %s', async (sql) => {
    await expect(house.asOwner(sql)).rejects.toThrow('is append-only')
  })

  test.each([
    'UPDATE ledger_balance SET posted = 0',
    'DELETE FROM ledger_balance',
    "INSERT INTO ledger_balance (account, side) VALUES ('x', 'debit')",
  ])('the app role a balance of its own making: %s', async (sql) => {
    await expect(house.asApp(sql)).rejects.toThrow('permission denied')
  })
})

test('what the payment service holds is what the deals hold, owe and have earned', async () => {
  const dealId = newDeal()
  await post(fundDeal(paid(dealId)))
  const [row] = await house.asOwner("SELECT sum(posted)::int AS sum FROM ledger_balance WHERE side = 'credit'")
  expect(await balance(clearing('USD'))).toBe(BigInt(-Number(row?.sum)))
})
