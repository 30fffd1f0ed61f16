import { expect, test } from 'vitest'
import { tryCard } from './cards.ts'

const now = Date.UTC(2026, 10, 24)
const card = { number: '4242 4242 4242 4242', expiry: '12 / 34', cvc: '123' }

test('the card that everybody knows is accepted, with or without gaps', () => {
  expect(tryCard(card, now)).toEqual({ ok: true, value: { brand: 'visa', last4: '4242', expMonth: 12, expYear: 2034 } })
  expect(tryCard({ ...card, number: '4242424242424242', expiry: '1/2030' }, now).ok).toBe(true)
})

test.each([
  ['4000000000000002', 'Your card was declined.'],
  ['4000000000009995', 'Your card has insufficient funds.'],
  ['4000000000000069', 'Your card has expired.'],
])('%s is declined: %s', (number, message) => {
  expect(tryCard({ ...card, number }, now)).toMatchObject({
    ok: false,
    error: { kind: 'declined', decline: { message } },
  })
})

test.each([
  ['the number of a real card', { number: '4111111111111112' }, 'test cards only'],
  ['a month that is no month', { expiry: '13/34' }, 'incomplete'],
  ['a card that has run out', { expiry: '10/26' }, 'in the past'],
  ['half a security code', { cvc: '1' }, 'incomplete'],
])('%s is told before anything is tried', (_what, changes, words) => {
  const tried = tryCard({ ...card, ...changes }, now)
  expect(tried).toMatchObject({ ok: false, error: { kind: 'problem', message: expect.stringContaining(words) } })
})

test('a card is good to the end of its month', () => {
  expect(tryCard({ ...card, expiry: '11/26' }, now).ok).toBe(true)
})
