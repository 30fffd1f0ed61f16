import { expect, test } from 'vitest'
import { listEvidence, sumUpEvidence } from './evidence-rows.ts'

test('a paper is one row', () => {
  expect(listEvidence({ 'registry-ticket': { number: 'SIM-1' } })).toEqual([
    { label: 'registry ticket, number', value: 'SIM-1' },
  ])
})

test('an amount is written as money, and what is missing is said to be none', () => {
  const evidence = { order: { total: { currency: 'USD', minor: '103000' }, brokerId: null, isStandingOffer: true } }
  expect(listEvidence(evidence)).toEqual([
    { label: 'order, total', value: '$1,030.00' },
    { label: 'order, broker id', value: 'none' },
    { label: 'order, is standing offer', value: 'yes' },
  ])
})

test('what was measured is told source by source', () => {
  expect(listEvidence({ measurement: [{ source: 'rdap', answer: 'found' }, { source: 'nro' }], refund: [] })).toEqual([
    { label: 'measurement 1, source', value: 'rdap' },
    { label: 'measurement 1, answer', value: 'found' },
    { label: 'measurement 2, source', value: 'nro' },
    { label: 'refund', value: 'none' },
  ])
})

test('in one word it is what was typed or paid, cut where it is long, and nothing of what is measured', () => {
  expect(sumUpEvidence({ payment: { amount: { currency: 'USD', minor: '5' }, paymentId: 'pi_1' } })).toBe('$0.05')
  expect(sumUpEvidence({ reason: { text: 'x'.repeat(81) } })).toBe(`${'x'.repeat(79)}…`)
  expect(sumUpEvidence({ measurement: { a: 1 }, signature: [] })).toBeNull()
})
