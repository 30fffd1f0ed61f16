/** What a visitor plays in the simulated world: the counter of its registries, and its clock. */
import { expect, expectAccessible, test } from './fixtures.ts'

const desk = process.env.DOTQUAD_TEST_REGISTRY_URL

test.describe('the counter of the simulated registries', () => {
  test.skip(!desk, 'DOTQUAD_TEST_REGISTRY_URL names no registries')

  test('is accessible, fits its window, and says that it is simulated', async ({ page }) => {
    for (const path of ['/', '/member/nonesuch-cartographers', '/registration?block=240.0.0.0/22']) {
      await page.goto(`${desk}${path}`)
      await expect(page.getByText('SIMULATED REGISTRY')).toBeVisible()
      await expectAccessible(page)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.screen.width)
      expect(overflow).toBeLessThanOrEqual(0)
    }
  })

  test.describe('without scripts', () => {
    test.use({ javaScriptEnabled: false })

    test('shows a remark as soon as its holder saved it', async ({ page }) => {
      const text = `token of ${test.info().project.name}`
      await page.goto(`${desk}/registration?block=243.0.8.0/22`)
      await page.getByLabel('Remark that RDAP shows').fill(text)
      await page.getByRole('button', { name: 'Save the remark' }).click()
      await expect(page.getByRole('status')).toContainText('RDAP shows it')
      await expect(page.getByLabel('Remark that RDAP shows')).toHaveValue(text)
    })

    test.describe('for a form that is wrong', () => {
      test.use({ expectedTrouble: [/422/] })

      test('says in a sentence what is', async ({ page }) => {
        await page.goto(`${desk}/registration?block=240.1.0.0/22`)
        const form = page.locator('form', { has: page.getByRole('button', { name: 'Create the ROA' }) })
        await form.getByLabel('AS number').fill('lighthouse')
        await form.getByRole('button').click()
        await expect(page.getByRole('alert')).toBeVisible()
      })
    })
  })
})

test.describe('the page of the world', () => {
  test('is accessible and tells the time and the newest file of each source', async ({ page }) => {
    await page.goto('/world')
    await expect(page.getByRole('heading', { level: 1, name: 'Simulated world' })).toBeVisible()
    await expect(page.getByRole('row', { name: /RIPE NCC transfer log/ })).toBeVisible()
    await expectAccessible(page)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.screen.width)
    expect(overflow).toBeLessThanOrEqual(0)
  })

  test('moves the time ahead, and says when the files of the new moment stand', async ({ page }) => {
    test.slow()
    await page.goto('/world')
    const clock = page.getByText('in this world.').locator('time')
    const before = await clock.getAttribute('datetime')
    await page.getByRole('button', { name: 'Move 1 hour ahead' }).click()
    await expect(page.getByRole('status')).toContainText('Time has moved')
    await expect(page.getByRole('status')).toContainText('every check answers from them', { timeout: 45_000 })
    const after = await clock.getAttribute('datetime')
    const hours = (Date.parse(after ?? '') - Date.parse(before ?? '')) / 3_600_000
    expect(hours).toBeGreaterThanOrEqual(1)
  })
})
