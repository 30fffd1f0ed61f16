import { expect, expectAccessible, test } from './fixtures.ts'

test.beforeEach(({ page }) => page.goto('/'))

test('home says what it is for and what the four answers mean', async ({ page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Every claim about an address block/)
  for (const answer of ['Found', 'Nothing found', 'Source failed', 'Not checked']) {
    await expect(page.getByRole('term').filter({ hasText: new RegExp(`^${answer}$`) })).toBeVisible()
  }
})

test('the first door leads from a typed prefix to its dossier', async ({ page }) => {
  await page.getByLabel('Real prefix to check').fill('192.0.2.0/24')
  await page.getByRole('region', { name: 'Check a real prefix' }).getByRole('button', { name: 'Check' }).click()
  await expect(page).toHaveURL(/\/check\/192\.0\.2\.0\/24$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('192.0.2.0/24')
})

test('the second door opens the bad block, in the word of its world', async ({ page }) => {
  await page.getByRole('link', { name: 'Open the bad block' }).click()
  await expect(page).toHaveURL(/\/check\/240\.0\.64\.0\/18$/)
  await expect(page.getByRole('complementary', { name: 'Simulated world' })).toBeVisible()
})

test('the example shows why the block should not be bought, with a record as it stands in a file', async ({ page }) => {
  const example = page.getByRole('region', { name: /cannot be transferred at the RIPE NCC before/ })
  await expect(example.getByText('Simulated world, an example')).toBeVisible()
  await expect(example.getByText('Blocker').first()).toBeAttached()
  await expect(example.getByRole('region', { name: /^Raw records of/ })).toContainText('240.0.')
  await expect(example.getByRole('img', { name: /^Blocklists of 64/ })).toBeVisible()
})

test('no price and no door that opens nothing', async ({ page }) => {
  await expect(page.getByRole('main')).not.toContainText(/[$€£]/)
  const doors = page.getByRole('navigation', { name: 'Main' }).getByRole('link')
  await expect(doors).toHaveText(['Check', 'Blocks', 'Sources', 'World'])
})

test('/ goes to the search field, and a key typed there stays a letter', async ({ page }) => {
  const search = page.getByRole('search').getByRole('textbox')
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(search).toBeFocused({ timeout: 500 })
  }).toPass()
  await search.fill('')
  await page.keyboard.type('?')
  await expect(search).toHaveValue('?')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('? lists the keys, Escape closes the list and gives the focus back', async ({ page }) => {
  const opener = page.getByRole('button', { name: 'Press ? for keys' })
  const dialog = page.getByRole('dialog', { name: 'Keys' })
  await opener.focus()
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(dialog).toBeVisible({ timeout: 500 })
  }).toPass()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(opener).toBeFocused()
})

test('a chosen theme is there before the first paint of the next page', async ({ page }) => {
  const toggle = page.getByRole('button', { name: /^Theme/ })
  await expect(async () => {
    await toggle.click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark', { timeout: 500 })
  }).toPass()
  await expectAccessible(page)
  // Only the document: what is right now was right before anything of React ran.
  await page.route(/\/_next\//, (route) => route.abort('aborted'))
  await page.reload({ waitUntil: 'domcontentloaded' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('the first stop of the keyboard skips to the content', async ({ page }) => {
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test.describe('without script', () => {
  // A browser without script reports each script that it does not load.
  test.use({ javaScriptEnabled: false, expectedTrouble: [/^failed request .*\.js: csp$/] })

  test('the search and the doors still work', async ({ page }) => {
    await page.getByRole('search').getByRole('textbox').fill('240.0.64.0/18')
    await page.getByRole('search').getByRole('textbox').press('Enter')
    await expect(page).toHaveURL(/\/check\/240\.0\.64\.0\/18$/)
  })
})

test('a link is followed without loading the page whole; with a key held down it is the browser’s', async ({
  page,
}) => {
  const check = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Check' })
  await expect(async () => {
    await page.goto('/')
    await page.evaluate(() => document.body.setAttribute('data-kept', ''))
    await check.click()
    await expect(page).toHaveURL(/\/check$/)
    await expect(page.locator('body')).toHaveAttribute('data-kept', '', { timeout: 500 })
  }).toPass()
  /** Whether the page took the click for itself; nothing is opened. */
  const isTaken = (held: { ctrlKey?: true; button?: number }) =>
    check.evaluate((link, init) => {
      let taken: boolean | null = null
      const see = (event: MouseEvent) => {
        taken = event.defaultPrevented
        event.preventDefault()
      }
      addEventListener('click', see, { once: true })
      link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...init }))
      return taken
    }, held)
  expect(await isTaken({})).toBe(true)
  expect(await isTaken({ ctrlKey: true })).toBe(false)
  expect(await isTaken({ button: 1 })).toBe(false)
})
