import { expect, expectAccessible, test } from './fixtures.ts'

test.beforeEach(({ page }) => page.goto('/sources'))

const rowOf = (name: string) => new RegExp(`^${name}`)

test('sources stand under the name of their world and say how many are fresh', async ({ page }) => {
  const world = page.getByRole('region', { name: 'Simulated world' })
  await expect(world).toContainText('A fictional Internet')
  await expect(world).toContainText(/\d+ of \d+ required sources are observed and fresh/)
})

test('each source tells its status in a word and how old it is', async ({ page }) => {
  const row = page.getByRole('row', { name: rowOf('Spamhaus DROP') })
  await expect(row).toContainText('Observed')
  await expect(row.getByText(/old$/).filter({ visible: true }).first()).toBeVisible()
})

test('terms, credit and the full hash open by keyboard', async ({ page }) => {
  const terms = page.getByText('Terms, credit and file').first()
  await page.locator('summary').filter({ has: terms }).first().focus()
  await page.keyboard.press('Enter')
  await expect(
    page
      .getByRole('definition')
      .filter({ hasText: /^[0-9a-f]{64}$/ })
      .first(),
  ).toBeVisible()
  await expect(page.getByRole('term').filter({ hasText: 'Credit' }).first()).toBeVisible()
  await expectAccessible(page)
})

test('the page is accessible in the dark too', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)
})

test('the door of this page is marked as the current one', async ({ page }) => {
  const door = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sources' })
  await expect(door).toHaveAttribute('aria-current', 'page')
})
