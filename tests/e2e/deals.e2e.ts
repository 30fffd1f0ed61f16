/** Lists and refusals that stand whatever was dealt in this house; a deal from order to close is a walk of its own. */
import { type AccountName, signInAs } from './accounts.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

const members: readonly AccountName[] = ['buyer', 'seller', 'broker', 'operator']

for (const name of members) {
  test(`the deals of the ${name} are accessible and fit their window`, async ({ page }) => {
    await signInAs(page, name, '/deals')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deals')
    await expectAccessible(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(page)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  })
}

/** Sales that are paid when the market opens, as each of their people finds them. */
const readers: readonly { name: AccountName; client?: string; block: string; can: RegExp }[] = [
  { name: 'buyer', block: '242.18.176.0/23', can: /^Cancel, with a full refund$/ },
  { name: 'seller', block: '242.18.176.0/23', can: /^Say that the transfer is requested$/ },
  { name: 'operator', block: '242.18.176.0/23', can: /^Cancel, with a full refund$/ },
  {
    ...{ name: 'broker', client: 'Clockwork Nightingale Radio GmbH', block: '240.20.96.0/22' },
    can: /^Say that the transfer is requested$/,
  },
]

for (const { name, client, block, can } of readers) {
  const who = client ? `${name} under a mandate` : name
  test(`a sale is found by the ${who}, with where it stands and what that one can do`, async ({ page }) => {
    await signInAs(page, name)
    if (client) await page.getByRole('button', { name: `Act for ${client}` }).click()
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Deals' }).click()
    const row = page.getByRole('main').getByRole('link').filter({ hasText: block }).filter({ hasText: 'Sale' })
    await row.first().click()
    await expect(page).toHaveURL(/\/deals\/dl_/)
    await expect(page.getByRole('main').locator('header')).toContainText('to request the transfer')
    await expect(page.getByText(can).first()).toBeVisible()
    if (client) await expect(page.getByRole('banner').getByRole('link', { name: client })).toBeVisible()
    await expectAccessible(page)
  })
}

test('the header leads members to their deals, and nobody but an operator to the overview', async ({ page }) => {
  const main = page.getByRole('navigation', { name: 'Main' })
  await page.goto('/check')
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
  await expect(main.getByRole('link', { name: 'Deals' })).toBeHidden()
  await signInAs(page, 'buyer')
  await main.getByRole('link', { name: 'Deals' }).click()
  await expect(page).toHaveURL(/\/deals$/)
  await expect(main.getByRole('link', { name: 'Operate' })).toBeHidden()
})

test('the operator’s overview says of each kind of trouble whether there is any', async ({ page }) => {
  await signInAs(page, 'operator', '/operate')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Operate')
  for (const kind of ['Frozen deals', 'Disputed deals', 'Refunds that failed', 'Mail that cannot be sent'])
    await expect(page.getByRole('main').getByText(kind)).toBeVisible()
  await expect(page.getByText('debits less credits are zero')).toBeVisible()
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)
})

test.describe('what is not the reader’s', () => {
  test.use({ expectedTrouble: [/404/] })

  test('is answered as if it were not there', async ({ page }) => {
    await signInAs(page, 'rival', '/deals')
    for (const path of ['/operate', '/deals/dl_000000000000', '/deals/nonsense']) {
      expect((await page.goto(path))?.status()).toBe(404)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no page at this address')
    }
  })
})
