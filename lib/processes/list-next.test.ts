import { describe, expect, test } from 'vitest'
import { loan, loanRules } from '#tests/support/loan-process.ts'
import { findAutomatic, findDueDate, listDeadlines, listNext, listStages } from './list-next.ts'

const enteredAt = new Date('2026-11-01T00:00:00Z')
const standing = (state: string) => ({ state, enteredAt, version: 1 })
const none = { term: null, usual: null }
const facts = { isFeePaid: false, isBookThere: false }

describe('the next moves', () => {
  test('are those of the party, with what still stands against each', () => {
    const next = listNext(loanRules, standing('asked'), { party: 'library', facts })
    expect(next.map(({ move, objection }) => [move.command, objection])).toEqual([
      ['lend', 'The fee of the year is not paid.'],
    ])
    expect(listNext(loanRules, standing('asked'), { party: 'reader', facts }).map(({ move }) => move.command)).toEqual([
      'leave',
    ])
  })

  test('that the house makes by itself are offered to nobody, and made once their guard lets them', () => {
    const commands = listNext(loanRules, standing('lent'), { party: 'system', facts }).map(({ move }) => move.command)
    expect(commands).toEqual(['remind', 'miss'])
    expect(findAutomatic(loanRules, standing('lent'), facts)).toBeNull()
    expect(findAutomatic(loanRules, standing('lent'), { ...facts, isBookThere: true })?.command).toBe('see-return')
  })
})

describe('what is due', () => {
  test('counts from entering the state', () => {
    expect(listDeadlines(loan, standing('lent'), none)).toEqual([
      { command: 'remind', dueAt: new Date('2026-11-08T00:00:00Z'), repeats: true },
      { command: 'miss', dueAt: new Date('2026-11-15T00:00:00Z'), repeats: false },
    ])
    expect(findDueDate(loan, standing('lent'), none)).toEqual(new Date('2026-11-08T00:00:00Z'))
    expect(findDueDate(loan, standing('lost'), none)).toBeNull()
  })

  test('by the agreed term is due when it is over, and never where none was agreed', () => {
    const termed = { ...loan, deadlines: [{ state: 'lent', after: 'term', command: 'miss', repeats: false }] as const }
    expect(findDueDate(termed, standing('lent'), { ...none, term: 'P3M' })).toEqual(new Date('2027-02-01T00:00:00Z'))
    expect(findDueDate(termed, standing('lent'), none)).toBeNull()
  })
})

test('what somebody outside usually takes is due when that is over', () => {
  const outside = { ...loan, deadlines: [{ state: 'lent', after: 'usual', command: 'remind', repeats: true }] as const }
  expect(findDueDate(outside, standing('lent'), { ...none, usual: 'P28D' })).toEqual(new Date('2026-11-29T00:00:00Z'))
  expect(findDueDate(outside, standing('lent'), none)).toBeNull()
})

describe('the stages', () => {
  const marks = (state: string, visited: string[]) =>
    listStages(loan, standing(state), visited).map(({ id, is }) => `${id} ${is}`)

  test('are past, now or ahead while it is under way', () => {
    expect(marks('lent', ['asked'])).toEqual(['desk past', 'home now', 'search ahead', 'end ahead'])
  })

  test('that were never reached are skipped once it is over, or once it has gone past them', () => {
    expect(marks('returned', ['asked', 'lent'])).toEqual(['desk past', 'home past', 'search skipped', 'end now'])
    expect(marks('missing', [])).toEqual(['desk skipped', 'home skipped', 'search now', 'end ahead'])
  })
})
