import { expect, expectAccessible, test } from './fixtures.ts'

const paths = ['/', '/check', '/sources', '/keys', '/tools/geofeed', '/check/247.0.8.0/22/location']

for (const path of paths) {
  test(`${path} is accessible, fits its window and says nothing on the console`, async ({ page }) => {
    const answer = await page.goto(path)
    expect(answer?.status()).toBe(200)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  })
}

test.describe('an address that leads nowhere', () => {
  test.use({ expectedTrouble: [/404/] })

  test('is answered with 404 and a way back', async ({ page }) => {
    const answer = await page.goto('/no-such-page')
    expect(answer?.status()).toBe(404)
    await expect(page.getByRole('link').first()).toBeVisible()
  })
})
