/** The blocks on offer: what can be narrowed, what is said when nothing matches, and where a wrong address leads. */
import type { Page } from '@playwright/test'
import { signInAs } from './accounts.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

const countOf = async (page: Page): Promise<number> =>
  Number((await page.getByRole('heading', { level: 1 }).innerText()).replaceAll(',', '').match(/^\d+/)?.[0])

for (const view of ['table', 'cards', 'map'] as const) {
  test(`the ${view} is accessible and fits its window, light and dark`, async ({ page }) => {
    await page.goto(`/blocks?view=${view}`)
    expect(await countOf(page)).toBeGreaterThanOrEqual(120)
    await expectAccessible(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(page)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  })
}

test('a facet’s count is how many blocks choosing it finds, and the address says the search', async ({ page }) => {
  await page.goto('/blocks')
  const opener = page.getByText('Filters', { exact: true })
  if (await opener.isVisible()) await opener.click()
  const form = page.getByRole('form', { name: 'Filters' }).filter({ visible: true })
  const facet = form.locator('label', { has: page.getByRole('checkbox', { name: /^APNIC/ }) })
  const wanted = Number((await facet.innerText()).match(/\d+$/)?.[0])
  await facet.getByRole('checkbox').check()
  await form.getByRole('button', { name: 'Show blocks' }).first().click()
  await expect(page).toHaveURL(/[?&]rir=apnic/)
  await expect(page.getByRole('list', { name: 'Chosen' })).toBeVisible()
  expect(await countOf(page)).toBe(wanted)
  await page.getByRole('link', { name: /^Leave out:/ }).click()
  await expect(page).toHaveURL(/\/blocks$/)
})

test('pages lead on and back without a block told twice', async ({ page }) => {
  const links = page.locator('a[href*="/blocks/lst_"]').filter({ visible: true })
  const shown = () => links.evaluateAll((all) => [...new Set(all.map((link) => link.getAttribute('href')))])
  await page.goto('/blocks')
  const first = await shown()
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(page).toHaveURL(/after=/)
  const second = await shown()
  expect(second.filter((href) => first.includes(href))).toEqual([])
  await page.getByRole('link', { name: 'Previous' }).click()
  await expect(page).toHaveURL(/before=/)
  expect(await shown()).toEqual(first)
})

test('where nothing matches, the page says what would', async ({ page }) => {
  await page.goto('/blocks?deal=sale&price-to=0.01')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('0 blocks')
  await expect(page.getByText('No block matches all of it.')).toBeVisible()
  await expectAccessible(page)
  await page
    .getByRole('link', { name: /^Without/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/^[1-9]/)
})

test('what cannot be meant is told, and the rest of the search goes on', async ({ page }) => {
  await page.goto('/blocks?inside=240.0.0.1/8&deal=swap&price-from=cheap')
  await expect(page.getByRole('status').first()).toContainText('240.0.0.0/8')
  expect(await countOf(page)).toBeGreaterThan(0)
})

test('a block shows its price, its terms, its dossier and what a part costs', async ({ page }) => {
  await page.goto('/blocks?free=1&deal=lease')
  await page.locator('a[href*="/blocks/lst_"]').filter({ visible: true }).first().click()
  await expect(page.getByRole('heading', { name: 'On offer' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What was checked before it was offered' })).toBeVisible()
  const form = page.locator('form', { has: page.getByRole('button', { name: 'Show what it costs' }) })
  await form.getByRole('radio', { name: 'Lease' }).check()
  await form.getByRole('button').click()
  await expect(page.getByText(/To pay in all|Your ASN|ASN/).first()).toBeVisible()
  await expectAccessible(page)
})

test('a sale that two registries take too long for is refused before the order, with what would be right', async ({
  page,
}) => {
  await page.goto('/blocks?rir=lacnic&deal=sale&free=1')
  await page.locator('a[href*="/blocks/lst_"]').filter({ visible: true }).first().click()
  const form = page.locator('form', { has: page.getByRole('button', { name: 'Show what it costs' }) })
  await form.getByRole('radio', { name: 'Buy' }).check()
  await form.getByRole('button').click()
  await expect(page.getByText('Sold to holders at LACNIC')).toBeVisible()
  const path = await page.getByRole('link', { name: 'Go on to the order' }).getAttribute('href')
  await signInAs(page, 'buyer', path ?? '')
  await expect(page.getByRole('alert').filter({ hasText: 'usually takes 42 to 240 days' })).toContainText(
    'choose a block registered at the RIPE NCC',
  )
  await expect(page.getByRole('button', { name: 'Order with obligation to pay' })).toBeHidden()
  await expectAccessible(page)
})

test.describe('a block that is not on offer', () => {
  test.use({ expectedTrouble: [/404/] })

  test('is answered with 404, whatever the id', async ({ page }) => {
    for (const path of ['/blocks/lst_000000000000', '/blocks/nonsense'])
      expect((await page.goto(path))?.status()).toBe(404)
  })
})
