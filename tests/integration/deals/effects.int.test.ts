/** What transitions want done afterwards: once, however many work at it, and shown to a person where it cannot be. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findDeal } from '#lib/deals/server/find-deal.ts'
import { findDocument } from '#lib/deals/server/find-document.ts'
import { listDealExceptions } from '#lib/deals/server/oversee-deals.ts'
import { runCommand } from '#lib/deals/server/run-command.ts'
import { type EffectHandlers, runEffects } from '#lib/deals/server/run-effects.ts'
import { runDealEffects } from '#lib/notifications/server/run-deal-effects.ts'
import { sha256 } from '#lib/platform/sha256.ts'
import { type House, openHouse } from '../../support/house.ts'
import { makeOffer, order, pay, settleMarket } from '../../support/market.ts'

let house: House
let people: Awaited<ReturnType<typeof settleMarket>>

beforeAll(async () => {
  house = await openHouse()
  people = await settleMarket(house)
  await house.asOwner("INSERT INTO organisation (id, name) VALUES ('org_broker', 'The broker')")
  for (const name of ['buyer', 'seller', 'broker', 'operator', 'rival'] as const) {
    await house.asOwner(
      `INSERT INTO app_user (id, email, name, password_hash, email_confirmed_at) VALUES ($1, $2, $3, '', now())`,
      [`usr_${name}`, `${name}@example.org`, name],
    )
    await house.asOwner('INSERT INTO membership (user_id, organisation_id, role) VALUES ($1, $2, $3)', [
      ...[`usr_${name}`, `org_${name}`, name === 'rival' ? 'buyer' : name],
    ])
  }
  await house.asOwner(
    `INSERT INTO app_user (id, email, name, password_hash) VALUES ('usr_new', 'new@example.org', 'N', '')`,
  )
  await house.asOwner(
    `INSERT INTO membership (user_id, organisation_id, role) VALUES ('usr_new', 'org_buyer', 'buyer')`,
  )
})
afterAll(() => house.close())
beforeEach(async () => {
  await house.asOwner('UPDATE deal_effect SET next_attempt_at = NULL')
  await house.asOwner('DELETE FROM mail_outbox')
})

const mailsOf = async (dealId: string) =>
  (await house.asOwner(`SELECT "to", subject FROM mail_outbox WHERE key LIKE 'deal:${dealId}:%' ORDER BY id`)).map(
    ({ to, subject }) => `${to}: ${subject}`,
  )
const effectsOf = (dealId: string) =>
  house.asOwner(
    'SELECT effect, attempts, done_at IS NOT NULL AS done, next_attempt_at IS NOT NULL AS waits, last_error FROM deal_effect WHERE deal_id = $1 ORDER BY seq, effect',
    [dealId],
  )
const dueAgain = () => house.asOwner('UPDATE deal_effect SET next_attempt_at = now() WHERE next_attempt_at IS NOT NULL')
const broken: EffectHandlers = {
  'tell-parties': async () => {
    throw new Error('The paper is out.')
  },
  'issue-receipt': async () => undefined,
}

describe('the parties of a deal', () => {
  test('are told of an order once, though it takes six steps at once, each in words of their own', async () => {
    const offer = makeOffer({}, { brokerId: 'org_broker' })
    const { id } = await order(people.buyer, offer)
    await Promise.all([runDealEffects(), runDealEffects(), runDealEffects()])
    const subject = expect.stringMatching(/^\w+@example\.org: Sale of 240\.\S+\/22: The buyer has to pay$/)
    expect(await mailsOf(id)).toEqual([subject, subject, subject])
    const texts = await house.asOwner('SELECT "to", text FROM mail_outbox ORDER BY "to"')
    expect(texts.map(({ to, text }) => [to, /It is (your|the buyer’s) turn/.exec(String(text))?.[1]])).toEqual([
      ['broker@example.org', 'the buyer’s'],
      ['buyer@example.org', 'your'],
      ['seller@example.org', 'the buyer’s'],
    ])
  })

  test('get no second mail where the effect is done again', async () => {
    const { id } = await order(people.buyer)
    await runDealEffects()
    const mails = await mailsOf(id)
    await house.asOwner('UPDATE deal_effect SET done_at = NULL, next_attempt_at = now() WHERE deal_id = $1', [id])
    await runDealEffects()
    expect(await mailsOf(id)).toEqual(mails)
  })

  test('and the operator are told where it waits for the operator', async () => {
    const { id } = await order(people.buyer)
    await pay(id)
    await house.asOwner("UPDATE deal SET state = 'acceptance' WHERE id = $1", [id])
    const evidence = { reason: { text: 'It is on a list.' } }
    expect(await runCommand({ actor: people.buyer, dealId: id, command: 'dispute', evidence })).toMatchObject({
      ok: true,
    })
    await runDealEffects()
    expect((await mailsOf(id)).filter((mail) => mail.includes('disputes')).map((mail) => mail.split(':')[0])).toEqual([
      'buyer@example.org',
      'operator@example.org',
      'seller@example.org',
    ])
  })
})

test('a receipt is issued once for a payment, and read by the parties alone', async () => {
  const { id } = await order(people.buyer)
  await pay(id)
  await Promise.all([runDealEffects(), runDealEffects()])
  await house.asOwner('UPDATE deal_effect SET done_at = NULL, next_attempt_at = now() WHERE deal_id = $1', [id])
  await runDealEffects()
  const documents = (await findDeal(people.buyer, id))?.documents ?? []
  expect(documents).toMatchObject([{ kind: 'receipt', fileName: `receipt-${id}.pdf`, mediaType: 'application/pdf' }])
  const place = { dealId: id, id: documents[0]?.id ?? '' }
  const found = await findDocument(people.seller, place)
  expect(found && Buffer.from(found.content.slice(0, 5)).toString()).toBe('%PDF-')
  expect(found && sha256(found.content)).toBe(documents[0]?.sha256)
  expect(await findDocument(people.stranger, place)).toBeNull()
})

describe('an effect that fails', () => {
  test('waits for another try with its reason, and keeps no other from being done', async () => {
    const { id } = await order(people.buyer)
    await pay(id)
    expect(await runEffects(broken)).toEqual({ done: 1, failed: 2 })
    const told = { effect: 'tell-parties', attempts: 1, done: false, waits: true, last_error: 'The paper is out.' }
    expect(await effectsOf(id)).toEqual([
      told,
      { effect: 'issue-receipt', attempts: 1, done: true, waits: false, last_error: null },
      told,
    ])
    expect(await runEffects(broken)).toEqual({ done: 0, failed: 0 })
    await dueAgain()
    await runDealEffects()
    expect((await effectsOf(id)).every(({ done, last_error }) => done && last_error === null)).toBe(true)
  })

  test('again and again is given up after twelve tries, and shown to the operator', async () => {
    const { id } = await order(people.buyer)
    for (let time = 0; time < 12; time++) {
      await dueAgain()
      await runEffects(broken)
    }
    await dueAgain()
    expect(await runEffects(broken)).toEqual({ done: 0, failed: 0 })
    expect(await effectsOf(id)).toMatchObject([{ attempts: 12, done: false, waits: false }])
    const exceptions = await listDealExceptions(people.operator)
    expect(exceptions?.givenUp).toMatchObject([{ dealId: id }])
    expect(await listDealExceptions(people.seller)).toBeNull()
  })
})
