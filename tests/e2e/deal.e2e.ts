/**
 * Deals walked from the search to their ends, as each party sees them. Each walk moves the world's time, which ends other
 * people's reservations: they run one after the other, when every other test is done (playwright.config.ts).
 */
import type { Page } from '@playwright/test'
import { type AccountName, signInAs } from './accounts.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { fillInAtCounter, moveTime, payOnHostedPage } from './played-world.ts'

test.describe.configure({ mode: 'default', timeout: 150_000 })
test.use({ actionTimeout: 15_000 })

/** Each window deals in parts of its own. */
const parts = (isMobile: boolean) =>
  isMobile
    ? {
        sale: '240.0.1.0/24',
        dispute: '240.0.3.0/24',
        race: '242.18.181.0/24',
        refund: '242.18.183.0/24',
        lease: '241.16.82.0/24',
      }
    : {
        sale: '240.0.0.0/24',
        dispute: '240.0.2.0/24',
        race: '242.18.180.0/24',
        refund: '242.18.182.0/24',
        lease: '241.16.81.0/24',
      }

async function actAs(page: Page, name: AccountName, path: string): Promise<void> {
  await page.context().clearCookies()
  await signInAs(page, name, path)
}

type Order = { block: string; part: string; deal: 'Buy' | 'Lease'; asn?: string }

/** From the search to what it costs, without an account. */
async function choosePart(page: Page, { block, part, deal, asn }: Order): Promise<void> {
  await page.goto(`/blocks?inside=${block}`)
  const listed = page.locator('a[href*="/blocks/lst_"]', { hasText: block.split('/')[0] ?? '' })
  await listed.filter({ visible: true }).first().click()
  const form = page.locator('form', { has: page.getByRole('button', { name: 'Show what it costs' }) })
  await form.getByRole('radio', { name: deal }).check()
  await form.getByRole('combobox').selectOption(part)
  if (asn) await form.getByLabel(/Your ASN/).fill(asn)
  await form.getByRole('button').click()
  await expect(page.getByRole('link', { name: 'Go on to the order' })).toBeVisible()
}

async function signOrder(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: /I have read/ }).check()
  await page.getByLabel(/as your signature/).fill('Bea Buyer')
  await page.getByRole('button', { name: 'Order with obligation to pay' }).click()
}

/** Gives the path of the deal that waits to be paid. */
async function order(page: Page, wanted: Order): Promise<string> {
  await choosePart(page, wanted)
  const path = (await page.getByRole('link', { name: 'Go on to the order' }).getAttribute('href')) ?? ''
  await actAs(page, 'buyer', path)
  await signOrder(page)
  await expect(page).toHaveURL(/\/deals\/dl_/)
  return new URL(page.url()).pathname
}

async function pay(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Pay \$/ }).click()
  await payOnHostedPage(page)
}

/** The page of the deal says it, now or when the house has caught up. */
async function expectDeal(page: Page, path: string, says: RegExp): Promise<void> {
  await expect(async () => {
    await page.goto(path)
    await expect(page.getByRole('main').locator('header')).toContainText(says, { timeout: 1_000 })
  }).toPass({ timeout: 75_000 })
}

const counterOf = async (page: Page): Promise<string> =>
  (await page.getByRole('link', { name: /registries and routers/ }).getAttribute('href')) ?? ''

/** Bought and paid by the buyer; gives the path of the deal. */
async function buy(page: Page, part: string): Promise<string> {
  const path = await order(page, { block: '240.0.0.0/22', part, deal: 'Buy' })
  await pay(page)
  await expectDeal(page, path, /The money is held/)
  return path
}

/** Requested at the registry by the seller, who says so on the deal. */
async function submit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('main').locator('header')).toContainText('request the transfer')
  await fillInAtCounter(page, await counterOf(page), { button: 'Ask for the transfer' })
  await page.goto(path)
  await page.getByLabel(/number for the request/).fill('T-1')
  await page.getByRole('button', { name: 'Say that the transfer is requested' }).click()
  await expectDeal(page, path, /registry reviews/)
}

test('of two parts that are bought and transferred one is accepted, and one disputed and decided', async ({
  page,
  isMobile,
}) => {
  test.setTimeout(240_000)
  const { sale, dispute } = parts(isMobile)
  const path = await buy(page, sale)
  await expectAccessible(page)
  const disputed = await buy(page, dispute)

  await actAs(page, 'seller', path)
  await expectAccessible(page)
  await submit(page, path)
  await submit(page, disputed)

  await moveTime(page, 'Move 1 week ahead')
  await moveTime(page, 'Move 1 week ahead')
  await moveTime(page, 'Move 1 hour ahead')
  await actAs(page, 'buyer', path)
  await expectDeal(page, path, /You have to accept the block/)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Accept the block' }).click()

  await expectDeal(page, disputed, /You have to accept the block/)
  await page.getByText('Dispute', { exact: true }).first().click()
  await page.getByLabel('Why').fill('A part of it is on a blocklist.')
  await page.getByRole('button', { name: 'Dispute', exact: true }).click()
  await expectDeal(page, disputed, /dispute/)
  await expectAccessible(page)
  await actAs(page, 'operator', '/operate')
  const trouble = page.getByRole('region', { name: 'Disputed deals' })
  await trouble.getByRole('link').filter({ hasText: dispute }).click()
  await expect(page.getByText('A part of it is on a blocklist.').first()).toBeVisible()
  await expectAccessible(page)
  const decision = page.locator('form', { has: page.getByRole('button', { name: 'Release the money' }) })
  await decision.getByLabel('Why').fill('It was listed after the transfer.')
  await decision.getByRole('button').click()
  await expectDeal(page, disputed, /The seller’s|what is left|ROAs/i)

  await moveTime(page, 'Move 1 week ahead')
  await moveTime(page, 'Move 1 week ahead')
  for (const one of [path, disputed]) await expectDeal(page, one, /The deal is done/)
  await expectAccessible(page)
})

test('of two buyers of one part the second is told that it is taken', async ({ page, isMobile }) => {
  const part = parts(isMobile).race
  await choosePart(page, { block: '242.18.176.0/21', part, deal: 'Buy' })
  const path = (await page.getByRole('link', { name: 'Go on to the order' }).getAttribute('href')) ?? ''
  await actAs(page, 'rival', path)
  const faster = await page.context().browser()?.newContext()
  const other = await faster?.newPage()
  if (!other) throw new Error('a second browser opens')
  await signInAs(other, 'buyer', path)
  await signOrder(other)
  await expect(other).toHaveURL(/\/deals\/dl_/)
  await faster?.close()
  await signOrder(page)
  await expect(page.getByRole('status').filter({ hasText: 'taken' })).toBeVisible()
  await expectAccessible(page)
})

test('a paid deal is cancelled, and the money goes back', async ({ page, isMobile }) => {
  const part = parts(isMobile).refund
  const path = await order(page, { block: '242.18.176.0/21', part, deal: 'Buy' })
  await pay(page)
  await expectDeal(page, path, /The money is held/)
  await page.getByText('Cancel, with a full refund').first().click()
  await page.getByLabel('Why').fill('We found other addresses.')
  await page.getByRole('button', { name: 'Cancel, with a full refund' }).click()
  await expectDeal(page, path, /has the money back/)
})

test('who waits too long at the payment page finds it closed, and the block free again', async ({ page, isMobile }) => {
  const part = parts(isMobile).refund
  const path = await order(page, { block: '242.18.176.0/21', part, deal: 'Buy' })
  await page.getByRole('button', { name: /^Pay \$/ }).click()
  await expect(page.getByText('SIMULATED PAYMENTS')).toBeVisible()
  const payPage = page.url()
  await moveTime(page, 'Move 1 day ahead')
  await expectDeal(page, path, /not paid in time|ended before anything was paid/)
  await expect(async () => {
    await page.goto(payPage)
    await expect(page.getByText('This page has expired')).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 75_000 })
})

test('a lease is paid, authorised, announced and running', async ({ page, isMobile }) => {
  const part = parts(isMobile).lease
  const path = await order(page, { block: '241.16.80.0/20', part, deal: 'Lease', asn: 'AS64497' })
  await pay(page)
  await expectDeal(page, path, /The first period is paid|has to publish/)
  await actAs(page, 'seller', path)
  const counter = await counterOf(page)
  await fillInAtCounter(page, counter, { button: 'Create the ROA' })
  await fillInAtCounter(page, counter, { button: 'Create the route object' })
  await moveTime(page, 'Move 1 day ahead')
  await moveTime(page, 'Move 1 hour ahead') // a day's dump comes out half an hour into it
  await actAs(page, 'buyer', path)
  await expectDeal(page, path, /You can announce the block/)
  await fillInAtCounter(page, await counterOf(page), { button: 'Start the announcement' })
  await moveTime(page, 'Move 1 hour ahead')
  await expectDeal(page, path, /The block is in use/)
  await expectAccessible(page)
})
