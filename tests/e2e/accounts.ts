/** The accounts of the simulated world, and the mail that the house sent, as the test runner names them. */
import { readFileSync } from 'node:fs'
import type { APIRequestContext, Page } from '@playwright/test'
import { expect } from './fixtures.ts'

export type AccountName = 'buyer' | 'seller' | 'broker' | 'operator' | 'rival'

const variable = (name: string): string => {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run npm test -- browser, or name the house you started yourself.`)
  return value
}

export const emailOf = (name: AccountName) => `${name}@anchor.example`

export const passwordOf = (name: AccountName): string =>
  JSON.parse(readFileSync(variable('DOTQUAD_TEST_ACCOUNTS'), 'utf8'))[emailOf(name)]

/** Signs in through the form; `next` is where it leads. */
export async function signInAs(page: Page, name: AccountName, next = '/account'): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
  await fillSignIn(page, emailOf(name), passwordOf(name))
  await expect(page).not.toHaveURL(/\/sign-in/)
}

/** Without a window, by next-auth's own way in: its CSRF token, then the form of a provider. */
export async function signInByRequest(request: APIRequestContext, name: AccountName): Promise<void> {
  const { csrfToken } = await (await request.get('/api/auth/csrf')).json()
  const form = { csrfToken, email: emailOf(name), password: passwordOf(name), json: 'true' }
  const answer = await request.post('/api/auth/callback/password', { form })
  expect(answer.status()).toBe(200)
}

export async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail', { exact: true }).fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Follows the link of the newest mail to that address with that subject, as its reader would. */
export async function followMailedLink(page: Page, to: string, subject: RegExp): Promise<void> {
  const mail = page.getByRole('listitem').getByRole('link', { name: subject }).first()
  await expect(async () => {
    await page.goto(`${variable('DOTQUAD_TEST_MAIL_URL')}/?to=${encodeURIComponent(to)}`)
    await expect(mail).toBeVisible({ timeout: 500 })
  }).toPass()
  await mail.click()
  await expect(page.getByText('SIMULATED MAIL')).toBeVisible()
  await page.getByRole('link', { name: /token=/ }).click()
}
