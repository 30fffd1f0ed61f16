import { expect, test } from 'vitest'
import { loan } from '#tests/support/loan-process.ts'
import { begin, evolve, evolveAll } from './evolve.ts'

const day = (count: number) => new Date(Date.UTC(2026, 10, count))

test('a process that nothing happened to stands in its first state since it began', () => {
  expect(begin(loan, day(1))).toEqual({ state: 'asked', enteredAt: day(1), version: 0 })
})

test('events lead on one by one; one that stays in its state leaves the wait as old as it was', () => {
  const events = [
    { from: 'asked', to: 'lent', at: day(2) },
    { from: 'lent', to: 'lent', at: day(9) },
    { from: 'lent', to: 'missing', at: day(16) },
  ]
  const start = begin(loan, day(1))
  expect(evolveAll(loan, start, events.slice(0, 2))).toEqual({ state: 'lent', enteredAt: day(2), version: 2 })
  expect(evolveAll(loan, start, events)).toEqual({ state: 'missing', enteredAt: day(16), version: 3 })
})

test('an event that begins elsewhere, or leads nowhere, is a bug', () => {
  const start = begin(loan, day(1))
  expect(() => evolve(loan, start, { from: 'lent', to: 'lost', at: day(2) })).toThrow('begins where the process stands')
  expect(() => evolve(loan, start, { from: 'asked', to: 'burnt', at: day(2) })).toThrow('a state that exists')
})
