import { expect, test } from 'vitest'
import { allAskedAgainAt, answerAskedAgainAt } from './ask-again.ts'
import type { OutsideAnswer } from './outside.ts'

const answered = { state: 'answered', at: '2026-11-30T15:00:00.000Z', value: [] } as const
const failed: OutsideAnswer<never> = { state: 'unanswered', at: '2026-11-30T15:00:00.000Z', reason: 'timeout' }
const nobody = { network: null, routing: null, history: null, collectors: null, routeObjects: null }

test('an answer stands five minutes and a failure two; what was not asked is asked at once', () => {
  expect(answerAskedAgainAt(answered)).toBe('2026-11-30T15:05:00.000Z')
  expect(answerAskedAgainAt(failed)).toBe('2026-11-30T15:02:00.000Z')
  expect(answerAskedAgainAt({ state: 'offline' })).toBeNull()
  expect(answerAskedAgainAt(null)).toBeNull()
})

test('what is told is a full minute, and none before the answer has stood its time', () => {
  expect(answerAskedAgainAt({ ...answered, at: '2026-11-30T15:00:00.001Z' })).toBe('2026-11-30T15:06:00.000Z')
})

test('all are asked again once the youngest answer has stood its time, and failures but the registry’s at once', () => {
  const later = { ...answered, at: '2026-11-30T15:03:00.000Z' }
  expect(allAskedAgainAt({ ...nobody, collectors: answered, routeObjects: later })).toBe('2026-11-30T15:08:00.000Z')
  expect(allAskedAgainAt({ ...nobody, routing: failed })).toBeNull()
  expect(allAskedAgainAt({ ...nobody, network: failed })).toBe('2026-11-30T15:02:00.000Z')
})
