import { verifyPack } from '#lib/diligence/server/verify-pack.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

const bad = '/check/240.0.64.0/18'

test('the bad block says in one sentence why it is bad', async ({ page }) => {
  await page.goto(bad)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('240.0.64.0/18')
  await expect(
    page.getByText(/^It cannot be transferred at the RIPE NCC before \d{4}-\d{2}-\d{2}, and .* of it is on/),
  ).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'Simulated world' })).toBeVisible()
})

test('a statement opens to its facts, its source with hash, and the raw record', async ({ page }) => {
  await page.goto(bad)
  const row = page.locator('#blocklists')
  await row.getByRole('link', { name: 'Blocklists', exact: true }).click()
  await expect(row.getByRole('region', { name: 'Blocklists: the facts' })).toBeVisible()
  await expect(row.getByText(/^[0-9a-f]{64}$/).first()).toBeVisible()
  await expect(row.getByRole('region', { name: 'Raw records of Spamhaus DROP' })).toContainText(
    '"cidr":"240.0.64.0/20"',
  )
})

test('the evidence pack and the paper of the page are there to be taken, and the pack holds', async ({ page }) => {
  await page.goto(bad)
  const hrefOf = async (name: string) =>
    (await page.getByRole('link', { name, exact: true }).getAttribute('href')) ?? ''
  const pack = await page.request.get(await hrefOf('Evidence pack'))
  const { ok, dossier, question } = verifyPack(await pack.body(), { given: null, own: new Set() })
  expect({ ok, dossier, prefix: question?.prefix }).toEqual({ ok: true, dossier: 'equal', prefix: '240.0.64.0/18' })
  const paper = await page.request.get(await hrefOf('PDF'))
  expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-')
  await page.getByRole('link', { name: 'keys of this house' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Keys')
  await expect(page.getByText('BEGIN PUBLIC KEY')).toBeVisible()
  await expectAccessible(page)
})

test('the reader’s own ASN is answered with what the holder must add', async ({ page }) => {
  await page.goto(bad)
  await page.getByRole('textbox', { name: 'Your ASN' }).fill('AS64511')
  await page.getByRole('button', { name: 'Evaluate' }).click()
  await expect(page).toHaveURL(/\?asn=AS64511$/)
  await expect(page.locator('#what-if')).toContainText('The holder must add')
})

test('what contradicts over a block stands side by side, with the text of what to remove', async ({ page }) => {
  await page.goto(bad)
  await page.locator('#route-objects').getByRole('link', { name: 'Route objects', exact: true }).click()
  await page.getByRole('link', { name: 'Route objects: the facts, on a page of their own' }).click()
  await expect(page.getByRole('region', { name: /^Contract, ROA, route objects and BGP/ })).toContainText('Not asked')
  await expect(page.getByText('delete: no longer in use').first()).toBeVisible()
  await expectAccessible(page)
})

test('a planned cut says what it strands, and its address can be passed on', async ({ page }) => {
  await page.goto(bad)
  await page.getByRole('link', { name: 'A planned ROA, route object or cut' }).click()
  await page.getByRole('textbox', { name: 'Their length' }).fill('/20')
  await page.getByRole('button', { name: 'Try the cut' }).click()
  await expect(page).toHaveURL(/\/what-if\?split=%2F20$/)
  await expect(page.getByRole('heading', { name: 'If it is cut into 4 parts of length /20' })).toBeVisible()
  await expectAccessible(page)
})

test('an ASN that is none is refused with the reason, and the dossier stays', async ({ page }) => {
  await page.goto(`${bad}?asn=1.10`)
  for (const place of ['#what-if', '#your-asn']) {
    await expect(page.locator(place)).toContainText('AS numbers are written as one number here')
  }
  await expect(page.getByRole('heading', { name: 'Statements' })).toBeVisible()
})

test('the layers of the map change without a script', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(bad)
  await expect(page.getByRole('img', { name: /^Blocklists of 64 \/24s/ })).toBeVisible()
  await page.getByText('Routing', { exact: true }).first().click()
  await expect(page.getByRole('img', { name: /^Routing of 64 \/24s/ })).toBeVisible()
  await expect(page.getByRole('img', { name: /^Blocklists of 64 \/24s/ })).toBeHidden()
  await context.close()
})

test('a real prefix without imports is not checked, and never nothing found', async ({ page }) => {
  await page.goto('/check/196.251.64.0/18')
  await expect(page.getByText('Nothing about this block was checked')).toBeVisible()
  await expect(page.locator('#statements').getByText('Nothing found')).toHaveCount(0)
  await expect(page.getByRole('complementary', { name: 'Simulated world' })).toHaveCount(0)
})

test('asking outside without a network says that it was not checked', async ({ page }) => {
  await page.goto('/check/196.251.64.0/18')
  await page.getByRole('textbox', { name: 'Your ASN' }).fill('AS64511')
  await page.getByRole('button', { name: 'Evaluate' }).click()
  // Answers are kept for minutes, so another browser may have asked already.
  await page.getByRole('button', { name: /^Ask (?:RDAP, RIPEstat and IRRd|again)$/ }).click()
  await expect(page.getByText('Not checked: offline')).toHaveCount(5)
  await expect(page).toHaveURL('/check/196.251.64.0/18?asn=64511#live')
})

test('nobody outside is asked by a GET, nor about a world of ours', async ({ page, request }) => {
  await page.goto('/check/196.251.0.0/18?ask=live')
  await expect(page.getByText('Not checked: offline')).toHaveCount(0)
  expect((await request.get('/api/check/196.251.0.0/18/ask')).status()).toBe(405)
  expect((await request.post('/api/check/240.0.64.0/18/ask')).status()).toBe(404)
})

test('a block wider than a /8 is answered by the command line alone', async ({ page, request }) => {
  await page.goto('/check/0.0.0.0/0')
  await expect(page.getByText('dotquad dossier 0.0.0.0/0')).toBeVisible()
  const answer = await request.get('/api/check/0.0.0.0/0')
  expect(answer.status()).toBe(400)
  expect(await answer.json()).toMatchObject({ prefix: '0.0.0.0/0', error: { code: 'too-wide' } })
})

test('a prefix with host bits comes back with the sentence and both right ones as links', async ({ page }) => {
  await page.goto('/check?prefix=10.0.0.5/24')
  await expect(page.getByText('has host bits set below /24')).toBeVisible()
  await page.getByRole('link', { name: '10.0.0.0/24', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('10.0.0.0/24')
})

test('a good prefix in the form goes to its dossier', async ({ page }) => {
  await page.goto('/check?prefix=240.0.64.0/18')
  await expect(page).toHaveURL(bad)
})

test('a bad prefix in the address leads to the form that explains it, and is a 400 in JSON', async ({
  page,
  request,
}) => {
  await page.goto('/check/10.0.0.5/24')
  await expect(page).toHaveURL('/check?prefix=10.0.0.5%2F24')
  const answer = await request.get('/api/check/10.0.0.5/24')
  expect(answer.status()).toBe(400)
  expect(await answer.json()).toMatchObject({ prefix: '10.0.0.5/24', error: { code: 'host-bits' } })
})

test('the JSON beside the page is the dossier', async ({ request }) => {
  const answer = await request.get('/api/check/240.0.64.0/18?asn=64511')
  expect(answer.status()).toBe(200)
  expect(await answer.json()).toMatchObject({ prefix: '240.0.64.0/18', whatIf: { origin: 64511 } })
})

for (const path of [bad, '/check/196.251.64.0/18', '/check?prefix=10.0.0.5/24']) {
  test(`${path} has no accessibility violation, in light and in dark`, async ({ page }) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.goto(path)
      await expectAccessible(page)
    }
  })
}

test('nothing is wider than a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 })
  for (const path of [bad, '/check/196.251.64.0/18', '/check']) {
    await page.goto(path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(360)
  }
})
