import { expect, test } from 'vitest'
import { Asker } from './asker.ts'

test('what is left when the time for all is over is not asked, and did not time out', async () => {
  const asker = new Asker({ timeoutMs: 1_000, tries: 1, mostInFlight: 1, withinMs: -1 })
  const question = { name: 'ns1.example', type: 'A', recursion: true } as const
  expect(await asker.ask({ host: '127.0.0.1', port: 53 }, question)).toEqual({ state: 'failed', reason: 'not-asked' })
})
