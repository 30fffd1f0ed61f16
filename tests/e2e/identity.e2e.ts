import type { Page } from '@playwright/test'
import { emailOf, fillSignIn, followMailedLink, passwordOf, signInAs } from './accounts.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

const password = 'harbour copper lantern'
/** An address of its own for each test and each browser. */
const freshEmail = (project: string) => `new-${project}-${Math.random().toString(36).slice(2)}@company.example`

async function signUp(page: Page, email: string): Promise<void> {
  await page.goto('/sign-up')
  await page.getByLabel('Your name').fill('Nia New')
  await page.getByLabel('Organisation', { exact: true }).fill('New Networks Ltd')
  await page.getByRole('checkbox', { name: /^Buyer/ }).check()
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Open an account' }).click()
  await expect(page.getByRole('status')).toContainText(`A mail is on its way to ${email}`)
}

/** Follows the mail of a new account and confirms it. */
async function confirm(page: Page, email: string): Promise<void> {
  await followMailedLink(page, email, /^Confirm your address/)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Confirm and sign in' }).click()
  await expect(page).toHaveURL(/\/account$/)
}

const pages = [
  '/sign-in',
  '/sign-up',
  '/sign-up/confirm?token=x',
  '/reset',
  '/sign-in/link?token=x',
  '/reset/new?token=x',
]
for (const path of pages) {
  test(`${path} is accessible and fits its window`, async ({ page }) => {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(page)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  })
}

test('a new account is confirmed by its mail, and then knows who it is', async ({ page }, { project }) => {
  const email = freshEmail(project.name)
  await signUp(page, email)
  await expectAccessible(page)
  await confirm(page, email)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nia New')
  await expect(page.getByRole('region', { name: 'You act for', exact: true })).toContainText('New Networks Ltd')
  await expect(page.getByRole('banner').getByRole('link', { name: 'New Networks Ltd' })).toBeVisible()
  await expectAccessible(page)
})

test('a newcomer says which holder it is, and buys once the house has linked it', async ({ page, browser }, {
  project,
}) => {
  const email = freshEmail(project.name)
  const holder = `org-${email.slice(4, 20).replaceAll(/[^a-z0-9]/g, '')}`
  await signUp(page, email)
  await confirm(page, email)
  const registries = page.getByRole('region', { name: 'You at the registries' })
  await registries.getByRole('button', { name: 'Ask the house to link it' }).click()
  await registries.getByLabel('Registry').selectOption('RIPE NCC')
  await registries.getByLabel('Holder id').fill(holder)
  await registries.getByLabel('How we can see it').fill('too short')
  await registries.getByRole('button', { name: 'Ask the house to link it' }).click()
  await expect(registries.getByText('Write at least 20 characters')).toBeVisible()
  await registries
    .getByLabel('How we can see it')
    .fill('We became a member this week; ask the registry’s member services.')
  await registries.getByRole('button', { name: 'Ask the house to link it' }).click()
  await expect(registries).toContainText('Sent to the house.')
  await expect(registries).toContainText(holder)
  await expect(registries).toContainText('RIPE NCC; asked')
  await expectAccessible(page)

  const context = await browser.newContext()
  const house = await context.newPage()
  await signInAs(house, 'operator', '/operate')
  const claim = house.getByRole('listitem').filter({ hasText: holder })
  await expect(claim).toContainText('a new member has none yet')
  await expectAccessible(house)
  await claim.getByLabel(/^Reason/).fill('The registry confirmed the membership by phone.')
  await claim.getByRole('button', { name: 'Link it' }).click()
  await expect(house.getByRole('listitem').filter({ hasText: holder })).toHaveCount(0)
  await context.close()

  await page.reload()
  await expect(registries.getByText('not answered yet')).toHaveCount(0)
  await expect(registries.getByText(holder)).toBeVisible()
})

test('what is missing is said beside its field, and what was typed stays', async ({ page }) => {
  await page.goto('/sign-up')
  await page.getByLabel('Your name').fill('Nia New')
  await page.getByLabel('Organisation', { exact: true }).fill('New Networks Ltd')
  await page.getByLabel('E-mail').fill('nia@company.example')
  await page.getByLabel('Password').fill('short')
  await page.getByRole('button', { name: 'Open an account' }).click()
  await expect(page.getByText('Use at least 12 characters')).toBeVisible()
  await expect(page.getByText('Choose at least one: buyer, seller or broker.')).toBeVisible()
  await expect(page.getByLabel('Your name')).toHaveValue('Nia New')
  await expectAccessible(page)
})

test('a wrong password and an unknown address get the same answer', async ({ page }) => {
  for (const email of [emailOf('rival'), 'nobody@company.example']) {
    await page.goto('/sign-in')
    await fillSignIn(page, email, 'not the password')
    await expect(page.getByRole('status').first()).toContainText('do not belong together')
    await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue(email)
  }
  await expectAccessible(page)
})

test('signing in leads back to the page that needed it, and signing out ends it', async ({ page }) => {
  await page.goto('/account')
  await expect(page).toHaveURL('/sign-in?next=%2Faccount')
  await signInAs(page, 'seller', '/check')
  await expect(page).toHaveURL(/\/check$/)
  await page.getByRole('banner').getByRole('link', { name: 'Nonesuch Cartographers' }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL(/\/sign-in$/)
  await page.goto('/account')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
})

test('next= never leads to another site', async ({ page }) => {
  await signInAs(page, 'buyer', '//evil.example/account')
  await expect(page).toHaveURL(/\/account$/)
})

test('a link by mail signs in once, and leads where its reader wanted to go', async ({ page }, { project }) => {
  const email = freshEmail(project.name)
  await signUp(page, email)
  await confirm(page, email)
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL(/\/sign-in$/)
  await page.goto('/sign-in?next=/sources')
  await page.getByLabel('E-mail to send a link to').fill(email)
  await page.getByRole('button', { name: 'Send a link' }).click()
  await expect(page.getByText('a link to sign in is on its way there')).toBeVisible()
  await followMailedLink(page, email, /^Your link to sign in/)
  const used = page.url()
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(/\/sources$/)
  await page.goto(used)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('status')).toContainText('This link was used already or is too old')
})

test('a forgotten password is set anew by mail, and the old one is over', async ({ page }, { project }) => {
  const email = freshEmail(project.name)
  await signUp(page, email)
  await page.goto('/reset')
  await page.getByLabel('E-mail of your account').fill(email)
  await page.getByRole('button', { name: 'Send a link' }).click()
  await expect(page.getByText('a link to set a new password is on its way there')).toBeVisible()
  await followMailedLink(page, email, /^Set a new password/)
  await page.getByLabel('New password').fill('quarry velvet anchor')
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.getByRole('link', { name: 'Sign in with the new password' }).click()
  await fillSignIn(page, email, 'quarry velvet anchor')
  await expect(page).toHaveURL(/\/account$/)
})

test('a session ended in one browser is over in the other at its next step', async ({ browser, page }, { project }) => {
  const email = freshEmail(project.name)
  await signUp(page, email)
  await confirm(page, email)
  const context = await browser.newContext()
  const other = await context.newPage()
  await other.goto('/sign-in')
  await fillSignIn(other, email, password)
  await expect(other).toHaveURL(/\/account$/)
  const sessions = other.getByRole('region', { name: 'Where you are signed in' })
  await expect(sessions.getByRole('listitem')).toHaveCount(2)
  await sessions.getByRole('button', { name: /^Sign out/ }).click()
  await expect(sessions.getByRole('listitem')).toHaveCount(1)
  await page.reload()
  await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount$/)
  await context.close()
})

test('a cookie that says something of its own is no session', async ({ page, context, baseURL }) => {
  await context.addCookies([{ name: 'dotquad-session', value: 'eyJhbGciOiJub25lIn0..forged', url: baseURL ?? '' }])
  await page.goto('/account')
  await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount$/)
})

test('a client lends its name to a broker and takes it back', async ({ browser, page }, { project }) => {
  const email = freshEmail(project.name)
  await signUp(page, email)
  await confirm(page, email)
  const given = page.getByRole('region', { name: 'Brokers who act for you' })
  await given.getByLabel('Broker').selectOption('Imaginary Orchard Exchange Ltd')
  await given.getByRole('button', { name: 'Give a mandate' }).click()
  await expect(given.getByRole('button', { name: /^Take back/ })).toBeVisible()
  await expectAccessible(page)

  const context = await browser.newContext()
  const broker = await context.newPage()
  await signInAs(broker, 'broker')
  const before = await context.storageState()
  const client = broker.getByRole('region', { name: 'Clients you act for' }).getByRole('listitem').last()
  await client.getByRole('button', { name: /^Act for/ }).click()
  await expect(broker.getByRole('region', { name: 'You act for', exact: true })).toContainText(
    'all you do now is in its name',
  )
  await expectAccessible(broker)

  // Whoever kept the token of before has gained nothing by the change, and lost what it had.
  const kept = await browser.newContext({ storageState: before })
  const old = await kept.newPage()
  await old.goto('/account')
  await expect(old).toHaveURL(/\/sign-in\?next=%2Faccount$/)
  await kept.close()

  await given.getByRole('button', { name: /^Take back/ }).click()
  await expect(given.getByRole('button', { name: /^Take back/ })).toBeHidden()
  await broker.reload()
  await expect(broker.getByRole('region', { name: 'You act for', exact: true })).not.toContainText('in its name')
  await context.close()
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false, expectedTrouble: [/^failed request .*\.js: csp$/] })

  test('signing in works, and a refusal is said', async ({ page }) => {
    await page.goto('/sign-in?next=/check')
    await fillSignIn(page, emailOf('operator'), 'not the password')
    await expect(page.getByRole('status').first()).toContainText('do not belong together')
    await fillSignIn(page, emailOf('operator'), passwordOf('operator'))
    await expect(page).toHaveURL(/\/check$/)
  })
})
