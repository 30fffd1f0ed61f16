/**
 * A test that warns fails: what nobody announced, nobody reads.
 *
 * A test that expects a warning spies on the console itself, which takes this guard's place.
 */
import { afterEach, beforeEach, vi } from 'vitest'

const said: string[] = []

beforeEach(() => {
  said.length = 0
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((...parts: unknown[]) => {
      said.push(`console.${level}: ${parts.map(String).join(' ')}`)
    })
  }
})

afterEach(() => {
  vi.restoreAllMocks()
  if (said.length > 0) throw new Error(`Unexpected output during a test:\n${said.splice(0).join('\n')}`)
})
