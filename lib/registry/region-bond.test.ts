import { expect, test } from 'vitest'
import { findRegionBond } from './region-bond.ts'
import { rulesOf } from './transfer-rules.ts'

const bondOf = (...[arrival, registeredOn]: [Parameters<typeof findRegionBond>[1], string | null]) =>
  findRegionBond(rulesOf('afrinic'), arrival, registeredOn)?.state

test('what AFRINIC issued may not leave its region', () => {
  expect(bondOf('none', '2011-10-27')).toBe('bound')
})

test('what came in by transfer may leave again, a part of it in part', () => {
  expect(bondOf('all', '2011-10-27')).toBe('free')
  expect(bondOf('part', '2011-10-27')).toBe('free-in-part')
})

test('space older than AFRINIC may be legacy', () => {
  expect(bondOf('none', '1994-04-01')).toBe('perhaps-legacy')
})

test('without a log or a date it is not known', () => {
  expect(bondOf('unknown', '2011-10-27')).toBe('unknown')
  expect(bondOf('none', null)).toBe('unknown')
})

test('no other registry binds space to its region', () => {
  expect(findRegionBond(rulesOf('ripencc'), 'none', '2011-10-27')).toBeNull()
})
