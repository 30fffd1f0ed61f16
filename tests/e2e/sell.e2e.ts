/** A block from draft to published, as its seller does it, and what keeps others and mistakes out. */
import { signInAs } from './accounts.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { fillInAtCounter } from './played-world.ts'

/** Each window lists a block of its own. */
const blockOf = (isMobile: boolean) => (isMobile ? '241.20.180.0/22' : '240.17.56.0/22')

test('a block is priced, proven, checked and published, and taken off again', async ({ page, isMobile }) => {
  test.setTimeout(90_000)
  const block = blockOf(isMobile)
  await signInAs(page, 'seller')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sell' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: `List ${block}` }).click()
  await expect(page).toHaveURL(/\/sell\/lst_/)
  const listing = page.url()
  await expectAccessible(page)

  const offer = page.locator('form', { has: page.getByRole('button', { name: 'Save prices and terms' }) })
  await offer.getByLabel('Buy, /24, USD per address').fill('much')
  await offer.getByRole('button').click()
  await expect(offer.getByRole('alert')).toContainText('"much" is no price per address')
  await expect(offer.getByLabel('Buy, /24, USD per address')).toHaveValue('much')
  await offer.getByLabel('Buy, /24, USD per address').fill('31.5')
  await offer.getByLabel('Lease, /24, USD per address').fill('0.45')
  await offer.getByRole('checkbox', { name: 'hosting' }).check()
  await offer.getByRole('button').click()
  await expect(offer.getByRole('status')).toContainText('Saved')
  await expect(page.getByRole('row', { name: /Buy \/24 256 addresses \$8,064.00/ })).toBeVisible()

  await page.getByRole('button', { name: 'Give me a token' }).click()
  const token = await page.getByText(/^dotquad-control=/).innerText()
  await page.getByRole('button', { name: 'Read it back now' }).click()
  await expect(page.getByText('the token does not stand in the remarks').first()).toBeVisible()
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByText(/^Not yet: /)).toBeVisible()
  await expectAccessible(page)

  const counter = (await page.getByRole('link', { name: /registries/ }).getAttribute('href')) ?? ''
  await fillInAtCounter(page, counter, { button: 'Save the remark', fields: { 'Remark that RDAP shows': token } })
  await page.goto(listing)
  await page.getByRole('button', { name: 'Read it back now' }).click()
  await expect(page.getByText(/The token was read back from the registration at/)).toBeVisible()
  await expect(page.getByText('Every check lets it through.')).toBeVisible()
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByText('Published', { exact: true }).first()).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'as buyers see it' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'On offer' })).toBeVisible()
  await page.goto(`/blocks?inside=${block}`)
  await expect(page.locator('a[href*="/blocks/lst_"]').first()).toContainText(block.split('/')[0] ?? '')

  await page.goto(listing)
  await page.getByText('Withdraw this listing').click()
  await page.getByRole('button', { name: 'Withdraw it' }).click()
  await expect(page.getByText('Withdrawn', { exact: true })).toBeVisible()
  await expectAccessible(page)
})

test('what is not the seller’s space is refused with what is', async ({ page }) => {
  await signInAs(page, 'seller', '/sell')
  const field = page.getByLabel('A part of your space')
  for (const [typed, told] of [
    ['240.0.0.1/24', '240.0.0.0/24'],
    ['240.0.0.0/25', 'a /8 to a /24'],
    ['250.1.0.0/24', 'is not all yours'],
  ] as const) {
    await field.fill(typed)
    await page.getByRole('button', { name: 'Start a listing' }).click()
    await expect(page.locator('form', { has: field })).toContainText(told)
    await expect(field).toHaveValue(typed)
  }
})

test('a block that came onto a blocklist is frozen, says why, and cannot be ordered', async ({ page }) => {
  await signInAs(page, 'rival', '/sell')
  const frozen = page.getByRole('listitem').filter({ hasText: '241.22.12.0/22' }).filter({ hasText: 'frozen' })
  await frozen.getByRole('link', { name: '241.22.12.0/22' }).last().click()
  await expect(page).toHaveURL(/\/sell\/lst_/)
  await expect(page.getByText(/Facts changed since it was published\..*Spamhaus DROP/).first()).toBeVisible()
  await expectAccessible(page)
  const id = new URL(page.url()).pathname.split('/')[2]
  await page.context().clearCookies()
  await page.goto(`/blocks/${id}`)
  await expect(page.getByText(/Facts changed since it was published\..*Spamhaus DROP/).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Show what it costs' })).toBeHidden()
  await expectAccessible(page)
  await signInAs(page, 'buyer', `/blocks/${id}/order?deal=rent&part=241.22.12.0/24&asn=AS64511`)
  await expect(page.getByText('This block is frozen: nobody can order now.')).toBeVisible()
})

test('who does not sell is told what to do instead', async ({ page }) => {
  await signInAs(page, 'operator', '/sell')
  await expect(page.getByText('Only a seller lists.')).toBeVisible()
  await expectAccessible(page)
})

test.describe('another seller’s listing', () => {
  test.use({ expectedTrouble: [/404/] })

  test('is answered as if it were not there', async ({ page }) => {
    await page.goto('/blocks?inside=241.16.80.0/20')
    const shown = await page.locator('a[href*="/blocks/lst_"]').first().getAttribute('href')
    const id = shown?.split('/')[2]?.split('?')[0]
    await signInAs(page, 'rival')
    for (const path of [`/sell/${id}`, '/sell/lst_000000000000', '/sell/nonsense'])
      expect((await page.goto(path))?.status()).toBe(404)
  })
})
