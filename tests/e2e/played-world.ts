/** What a visitor does outside the market in a world that is played: at its registries, its payment page, its clock. */
import { expect, type Page } from '@playwright/test'

/** Moves the world's clock, and waits until every check answers from the files of the new moment. */
export async function moveTime(
  page: Page,
  button: 'Move 1 hour ahead' | 'Move 1 day ahead' | 'Move 1 week ahead' | 'Move to the next deadline',
) {
  await page.goto('/world')
  await page.getByRole('button', { name: button }).click()
  await expect(page.getByRole('status')).toContainText('every check answers from them', { timeout: 60_000 })
}

/** Fills in one form of the registries' counter, which stands under `heading`, and waits for its word that it is done. */
export async function fillInAtCounter(
  page: Page,
  counterUrl: string,
  given: { button: string; fields?: Readonly<Record<string, string>> },
) {
  const { button, fields = {} } = given
  await page.goto(counterUrl)
  await expect(page.getByText('SIMULATED REGISTRY')).toBeVisible()
  const form = page.locator('form', { has: page.getByRole('button', { name: button, exact: true }) })
  for (const [label, value] of Object.entries(fields)) await form.getByLabel(label).fill(value)
  await form.getByRole('button', { name: button, exact: true }).click()
  await expect(page.getByRole('status')).toBeVisible()
}

/** Pays on the hosted page that is open, and comes back to the deal. */
export async function payOnHostedPage(page: Page) {
  await expect(page.getByText('SIMULATED PAYMENTS')).toBeVisible()
  await page
    .getByRole('button', { name: /^Pay \$/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/deals\/dl_/)
}
