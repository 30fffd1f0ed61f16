import { defineConfig, devices } from '@playwright/test'
import { findChromium } from './tests/support/chromium.ts'

/** `npm test` starts the app and names it here; by hand, start it and name it yourself. */
const baseURL = process.env.DOTQUAD_TEST_BASE_URL || 'http://127.0.0.1:3000'

const desktop = { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } }
const phone = { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } }
const walks = '**/deal.e2e.ts'

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'tests/.output/browser',
  reporter: 'list',
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 30_000,
  use: {
    baseURL,
    locale: 'en-GB',
    timezoneId: 'UTC',
    launchOptions: await findChromium(),
    screenshot: 'only-on-failure', // a recorded trace costs a fifth of the run: `--trace on` for whoever looks for a fault
  },
  // The walks of deals move the world's time: each alone, when nobody else is at work.
  projects: [
    { name: 'desktop', use: desktop, testIgnore: walks },
    { name: 'phone', use: phone, testIgnore: walks },
    { name: 'walks-desktop', use: desktop, testMatch: walks, workers: 1, dependencies: ['desktop', 'phone'] },
    { name: 'walks-phone', use: phone, testMatch: walks, workers: 1, dependencies: ['walks-desktop'] },
  ],
})
