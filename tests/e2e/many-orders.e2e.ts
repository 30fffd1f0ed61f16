/** Fifty orders of one part at once over HTTP, as two buyers send them: one deal, and everybody is told. */
import type { APIResponse, Page } from '@playwright/test'
import { type AccountName, signInAs } from './accounts.ts'
import { actionIds, callAction } from './call-action.ts'
import { expect, test } from './fixtures.ts'

test.skip(({ isMobile }) => isMobile, 'posts without a window')

const part = '242.18.179.0/24'
const ordersOfEach = 25

/** The form of the order as the page gave it to this buyer, filled in. */
async function prepareOrder(page: Page, name: AccountName, path: string) {
  await signInAs(page, name, path)
  const form = page.locator('form', { has: page.getByRole('button', { name: 'Order with obligation to pay' }) })
  const hidden = await form
    .locator('input[type=hidden]')
    .evaluateAll((inputs) => inputs.map((input) => [input.getAttribute('name'), input.getAttribute('value')]))
  const given = Object.fromEntries(hidden.filter(([field]) => ['id', 'choice', 'seen', 'at'].includes(field ?? '')))
  const recipient = await form.getByLabel('Holder that the registry will show').inputValue()
  return { ...given, recipient, dossier: 'read', signature: 'A Buyer' }
}

/** The deal that an order led on to, or that the part is taken. */
async function whatIsTold(answer: APIResponse): Promise<string> {
  const ledOn = answer.headers()['x-action-redirect']
  if (ledOn) return ledOn.split(';')[0] ?? ''
  return (await answer.text()).includes('taken') ? 'taken' : 'neither'
}

test('leave one deal, tell the others that the part is taken, and break nothing', async ({ page, browser }) => {
  test.slow()
  await page.goto('/blocks?inside=242.18.176.0/21')
  await page.locator('a[href*="/blocks/lst_"]').first().click()
  await expect(page).toHaveURL(/lst_/)
  const path = `${new URL(page.url()).pathname}/order?deal=sale&part=${encodeURIComponent(part)}`
  const rivals = await (await browser.newContext()).newPage()
  const buyers = [
    { request: page.request, fields: await prepareOrder(page, 'buyer', path) },
    { request: rivals.request, fields: await prepareOrder(rivals, 'rival', path) },
  ]
  const id = actionIds().get('app/(market)/blocks/[id]/order/actions.ts#placeOrder') ?? ''
  const answers = await Promise.all(
    Array.from({ length: ordersOfEach }, () => buyers)
      .flat()
      .map(({ request, fields }) => callAction(request, { id, path, fields, takes: 'state' })),
  )
  expect(answers.filter((answer) => answer.status() >= 400).map((answer) => answer.status())).toEqual([])
  const told = await Promise.all(answers.map(whatIsTold))
  expect(told).not.toContain('neither')
  const deals = new Set(told.filter((one) => one !== 'taken'))
  expect([...deals]).toEqual([expect.stringMatching(/^\/deals\/dl_/)])
  // One buyer's orders all lead to its one deal; the other's are all told.
  expect(told.filter((one) => one === 'taken')).toHaveLength(ordersOfEach)
  await rivals.context().close()
})
