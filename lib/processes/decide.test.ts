import { describe, expect, test } from 'vitest'
import { loanRules } from '#tests/support/loan-process.ts'
import { decide } from './decide.ts'
import { begin } from './evolve.ts'

const at = new Date('2026-11-24T12:00:00Z')
const asked = begin(loanRules.definition, at)
const facts = { isFeePaid: true, isBookThere: false }
const lend = { name: 'lend', party: 'library', at, facts, evidence: { signature: { name: 'R. Eader' } } } as const

describe('a command', () => {
  test('that nothing stands against is an event with all that its move wants done', () => {
    expect(decide(loanRules, asked, lend)).toEqual({
      ok: true,
      value: [
        {
          ...{ command: 'lend', from: 'asked', to: 'lent', party: 'library', at },
          ...{ evidence: { signature: { name: 'R. Eader' } }, acts: ['take-deposit'], effects: ['tell-reader'] },
        },
      ],
    })
  })

  test('that this state does not know is refused with what is going on', () => {
    expect(decide(loanRules, { ...asked, state: 'lost' }, lend)).toEqual({
      ok: false,
      error: { kind: 'not-now', message: '“lend” is not possible now: It is lost.' },
    })
    expect(decide(loanRules, asked, { ...lend, name: 'burn' })).toMatchObject({ error: { kind: 'not-now' } })
  })

  test('of another party is refused with whose it is', () => {
    expect(decide(loanRules, asked, { ...lend, party: 'reader' })).toEqual({
      ok: false,
      error: { kind: 'not-yours', message: 'This is for the library to do.' },
    })
  })

  test('that a guard stands against is refused with the guard’s sentence, before evidence is looked at', () => {
    const unpaid = { ...lend, facts: { ...facts, isFeePaid: false }, evidence: {} }
    expect(decide(loanRules, asked, unpaid)).toEqual({
      ok: false,
      error: { kind: 'guarded', message: 'The fee of the year is not paid.' },
    })
  })

  test('without its evidence is refused with what is missing', () => {
    expect(decide(loanRules, asked, { ...lend, evidence: {} })).toEqual({
      ok: false,
      error: { kind: 'evidence-missing', message: 'Still missing: signature.' },
    })
  })
})
