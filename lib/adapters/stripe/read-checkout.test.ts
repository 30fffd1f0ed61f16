import { expect, test } from 'vitest'
import { readSessionState, type SessionStanding } from './read-checkout.ts'

test.each<[string, SessionStanding, ReturnType<typeof readSessionState>]>([
  ['open', { status: 'open', payment_status: 'unpaid' }, 'open'],
  ['complete and paid', { status: 'complete', payment_status: 'paid' }, 'paid'],
  ['complete with the money on its way', { status: 'complete', payment_status: 'unpaid' }, 'processing'],
  ['expired', { status: 'expired', payment_status: 'unpaid' }, 'expired'],
])('a session that is %s is read so', (_what, standing, state) => {
  expect(readSessionState(standing)).toBe(state)
})

test('a word that this version of the API did not have is not guessed at', () => {
  expect(readSessionState({ status: 'paused', payment_status: 'unpaid' })).toBeNull()
  expect(readSessionState({ status: 'complete', payment_status: 'no_payment_required' })).toBeNull()
})
