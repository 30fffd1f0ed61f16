/** A process that is no deal: a book is lent, comes back, or is lost. Small enough to see what each test expects. */
import type { Rules } from '#lib/processes/decide.ts'
import type { ProcessDefinition, State, Transition } from '#lib/processes/definition.ts'

export type LoanVocabulary = {
  party: 'reader' | 'library' | 'system'
  guard: 'fee-is-paid' | 'book-is-there'
  evidence: 'signature' | 'scan'
  act: 'take-deposit' | 'return-deposit'
  effect: 'tell-reader'
}
export type LoanFacts = { isFeePaid: boolean; isBookThere: boolean }
export type LoanDefinition = ProcessDefinition<LoanVocabulary>

const state = (id: string, given: Partial<State<LoanVocabulary>> = {}): State<LoanVocabulary> => ({
  ...{ id, stage: 'desk', says: `It is ${id}.`, waitsOn: 'reader', is: 'open', holds: 'nothing' },
  ...given,
})

export const move = (
  [from, command, to]: readonly [string, string, string],
  given: Partial<Transition<LoanVocabulary>> = {},
): Transition<LoanVocabulary> => ({
  ...{ from, command, to, title: command, by: ['reader'], isAutomatic: false },
  ...{ guards: [], evidence: [], acts: [], effects: [] },
  ...given,
})

export const loan: LoanDefinition = {
  name: 'loan',
  version: 1,
  initial: 'asked',
  stages: [
    { id: 'desk', title: 'At the desk' },
    { id: 'home', title: 'At home' },
    { id: 'search', title: 'Looked for' },
    { id: 'end', title: 'Over' },
  ],
  states: [
    state('asked'),
    state('lent', { stage: 'home', holds: 'money' }),
    state('missing', { stage: 'search', holds: 'money', waitsOn: 'library' }),
    state('returned', { stage: 'end', is: 'done', waitsOn: null }),
    state('lost', { stage: 'end', is: 'ended', waitsOn: null }),
  ],
  transitions: [
    move(['asked', 'lend', 'lent'], {
      ...{ by: ['library'], guards: ['fee-is-paid'], evidence: ['signature'] },
      ...{ acts: ['take-deposit'], effects: ['tell-reader'] },
    }),
    move(['asked', 'leave', 'lost'], { by: ['reader', 'system'] }),
    move(['lent', 'see-return', 'returned'], {
      ...{ by: ['system'], isAutomatic: true, guards: ['book-is-there'], evidence: ['scan'], acts: ['return-deposit'] },
    }),
    move(['lent', 'remind', 'lent'], { by: ['system'], effects: ['tell-reader'] }),
    move(['lent', 'miss', 'missing'], { by: ['system'] }),
    move(['missing', 'find', 'lent'], { by: ['library'] }),
    move(['missing', 'write-off', 'lost'], { by: ['library', 'system'] }),
  ],
  deadlines: [
    { state: 'asked', after: 'P1D', command: 'leave', repeats: false },
    { state: 'lent', after: 'P7D', command: 'remind', repeats: true },
    { state: 'lent', after: 'P14D', command: 'miss', repeats: false },
    { state: 'missing', after: 'P30D', command: 'write-off', repeats: false },
  ],
}

export const loanRules: Rules<LoanVocabulary, LoanFacts> = {
  definition: loan,
  guards: {
    'fee-is-paid': ({ isFeePaid }) => (isFeePaid ? null : 'The fee of the year is not paid.'),
    'book-is-there': ({ isBookThere }) => (isBookThere ? null : 'The book is not on its shelf.'),
  },
}
