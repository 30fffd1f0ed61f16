/**
 * `test` for the browser: Playwright's own, which also fails on what nobody would see.
 *
 * A console error or warning, an exception on the page and a failed request each fail the test that caused it.
 */
import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'

export { expect }

/** A navigation that replaces a page cancels what the old page still loads; Next cancels its own prefetches. */
const isCancelled = (reason: string | undefined) => reason === 'net::ERR_ABORTED'

function listenForTrouble(page: Page): string[] {
  const trouble: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      trouble.push(`console ${message.type()} on ${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => trouble.push(`exception on ${page.url()}: ${error.message}`))
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText
    if (!isCancelled(reason)) trouble.push(`failed request ${request.url()}: ${reason}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) trouble.push(`${response.status()} from ${response.url()}`)
  })
  return trouble
}

type Fixtures = {
  /** What a test expects to go wrong, e.g. the 404 it asks for: patterns of messages that then do not fail it. */
  expectedTrouble: RegExp[]
  noTrouble: undefined
}

export const test = base.extend<Fixtures>({
  expectedTrouble: [[], { option: true }],
  noTrouble: [
    async ({ page, expectedTrouble }, use) => {
      const trouble = listenForTrouble(page)
      await use(undefined)
      expect(trouble.filter((message) => !expectedTrouble.some((pattern) => pattern.test(message)))).toEqual([])
    },
    { auto: true },
  ],
})

const wcag22aa = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

/** Fails with every violation of WCAG 2.2 AA that axe finds on the page as it stands, one line each. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/./) // streamed in behind the page where the server led on to it
  // Half-way between two themes a colour has the contrast of neither.
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish()
  })
  // What passed is thousands of elements that nobody reads; no page of ours has a frame to look into.
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly: { type: 'tag', values: wcag22aa }, resultTypes: ['violations'] })
    .setLegacyMode(true)
    .analyze()
  const lines = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help} (${node.target})`))
  expect(lines).toEqual([])
}
