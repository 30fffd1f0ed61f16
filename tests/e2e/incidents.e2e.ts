/** A case about a listing, from the dossier to its close, as somebody works on it in the browser. */
import { signInAs } from './accounts.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

test('a listing becomes a case: steps ticked, a log attached, the request written down, and closed', async ({
  page,
  isMobile,
}) => {
  // Each window works on a listing of its own.
  const block = isMobile ? '240.0.20.0/22' : '240.0.4.0/22'
  await signInAs(page, 'rival', `/watch/cases?block=${encodeURIComponent(block)}`)
  await page.getByRole('button', { name: new RegExp(`Open a case about ${block} on Spamhaus DROP`) }).click()
  await expect(page).toHaveURL(/\/watch\/cases\/cas_/)
  await expect(page.getByText('SBL').first()).toBeVisible()
  await expect(page.getByText('The list was not read again since the case was opened.')).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: /^Done\W+Stop it/ }).click()
  await expect(page.getByRole('button', { name: /^Not done\W+Stop it/ })).toBeVisible()

  const log = { name: 'mail.log', mimeType: 'text/plain', buffer: Buffer.from('Nov 23 09:00:00 mx: nothing left\n') }
  await page.getByLabel('A log: text').setInputFiles(log)
  await page.getByRole('button', { name: 'Attach', exact: true }).click()
  const link = page.getByRole('link', { name: 'mail.log' })
  await expect(link).toBeVisible()
  const address = (await link.getAttribute('href')) ?? ''
  const answer = await page.request.get(address)
  expect(await answer.text()).toBe('Nov 23 09:00:00 mx: nothing left\n')
  expect(answer.headers()['content-disposition']).toContain('attachment')

  const text = page.getByLabel('What was sent, or what the list said')
  // The entry itself is asked for, which may be wider than the block.
  await expect(text).toHaveValue(/Removal of 240\.0\.\d+\.0\/\d+ from Spamhaus DROP[\s\S]*mail\.log, 33 bytes/)
  await page.getByRole('button', { name: 'Write down' }).click()
  await expect(page.getByText('The text still has [fill in]').first()).toBeVisible()
  const composed = await text.inputValue()
  await text.fill(composed.replaceAll('[fill in]', 'as discussed'))
  await page.getByRole('button', { name: 'Write down' }).click()
  await expect(page.getByText('Request sent')).toBeVisible()
  await expect(text).toHaveValue('')

  await page.getByLabel('What happened').selectOption('closed')
  await page.getByRole('button', { name: 'Write down' }).click()
  await expect(page.getByText('On Spamhaus DROP: closed.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Write down' })).toHaveCount(0)
})
