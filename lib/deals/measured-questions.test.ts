import { expect, test } from 'vitest'
import { firstLease } from './definitions/first-tenancy.ts'
import { lease } from './definitions/lease.ts'
import { buyNowSale } from './definitions/sale.ts'
import { definitions } from './find-definition.ts'
import { measuredStates, questionsAt } from './measured-questions.ts'

test('what is asked follows from the guards of the house’s own moves', () => {
  expect(questionsAt(buyNowSale, 'submitted')).toEqual(['holder'])
  expect(questionsAt(buyNowSale, 'undecided')).toEqual(['holder'])
  expect(questionsAt(buyNowSale, 'tail')).toEqual(['leftovers'])
  expect(questionsAt(lease, 'funded')).toEqual(['authorisation'])
  expect(questionsAt(lease, 'offboarding')).toEqual(['announcement', 'leftovers'])
  expect(questionsAt(lease, 'agreement')).toEqual([])
})

test('a block in use stays measured, in deals whose definition can note it', () => {
  expect(questionsAt(lease, 'live')).toEqual(['authorisation', 'announcement'])
  expect(questionsAt(firstLease, 'live')).toEqual([])
})

test('in every state that is measured, a measurement can be noted', () => {
  for (const definition of definitions) {
    const noted = definition.transitions.filter(({ command }) => command === 'note-measurement').map(({ from }) => from)
    expect(noted.sort()).toEqual(measuredStates([definition]).sort())
  }
})
