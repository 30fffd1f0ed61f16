import { describe, expect, test } from 'vitest'
import { type LoanDefinition, type LoanVocabulary, loan, move } from '#tests/support/loan-process.ts'
import { checkDefinition, type Demands, longestHeldDays } from './check-definition.ts'

const demands: Demands<LoanVocabulary> = { mostHeldDays: 44, deciders: ['library'] }
const check = (changes: Partial<LoanDefinition>) => checkDefinition({ ...loan, ...changes }, demands)
const without = (command: string) => ({
  transitions: loan.transitions.filter((one) => one.command !== command),
  deadlines: loan.deadlines.filter((one) => one.command !== command),
})
const waitless = (state: string) => ({ deadlines: loan.deadlines.filter((one) => one.state !== state) })

describe('a definition', () => {
  test('that can be run has no fault', () => {
    expect(check({})).toEqual([])
  })

  test('with a state that does not exist, or one twice, or in no stage, says so and looks no further', () => {
    expect(check({ initial: 'begun' })).toEqual(['There is no state begun.'])
    expect(check({ states: [...loan.states, ...loan.states.slice(0, 1)] })).toEqual(['asked is defined twice.'])
    expect(check({ transitions: [...loan.transitions, move(['lent', 'miss', 'lost'])] })).toEqual([
      'miss from lent is defined twice.',
    ])
    expect(check({ stages: loan.stages.slice(1) })).toEqual(['asked is in no stage.'])
  })

  test('with a state that nothing leads to, or from which no end is reached, or an end that goes on', () => {
    expect(check(without('miss'))).toContain('Nothing leads to missing.')
    expect(check({ transitions: [...loan.transitions, move(['lost', 'find', 'lent'])] })).toContain(
      'lost is an end, and yet something leaves it.',
    )
    const circle = loan.transitions.map((one) =>
      one.from === 'lent' || one.from === 'missing' ? { ...one, to: one.from === 'lent' ? 'missing' : 'lent' } : one,
    )
    expect(check({ transitions: circle })).toContain('From lent no end can be reached.')
  })

  test('with an open state that waits for ever', () => {
    expect(check(waitless('asked'))).toContain('asked has no deadline.')
  })

  test('with a deadline that fires what the house cannot do, or what a guard may refuse', () => {
    const [first, ...rest] = loan.deadlines
    expect(first && check({ deadlines: [{ ...first, command: 'lend' }, ...rest] })).toEqual(
      expect.arrayContaining(['The deadline of asked fires lend, which the house cannot do there.']),
    )
    const guarded = loan.transitions.map((one) =>
      one.command === 'miss' ? { ...one, guards: ['book-is-there'] as const } : one,
    )
    expect(check({ transitions: guarded })).toEqual(['The deadline of lent fires miss, which a guard may refuse.'])
  })

  test('with a state that only a side or a source can lead on from', () => {
    const reminded = { deadlines: loan.deadlines.filter(({ command }) => command !== 'miss') }
    expect(check(reminded)).toContain('From lent nothing leads on but what a side or a source outside does.')
    const decided = [...loan.transitions, move(['lent', 'give-up', 'lost'], { by: ['library'] })]
    expect(check({ ...reminded, transitions: decided })).not.toContain(
      'From lent nothing leads on but what a side or a source outside does.',
    )
  })

  test('may hold money as long as its deadlines add up to, and not a day longer', () => {
    expect(longestHeldDays(loan)).toBe(44)
    expect(checkDefinition(loan, { ...demands, mostHeldDays: 43 })).toEqual([
      'Money can be held for 44 days, and the bound is 43.',
    ])
    expect(check(waitless('missing'))).toContain(
      'Money can be held for ever: a state that holds it has no deadline that leads on.',
    )
  })
})
