import { expect, test } from 'vitest'
import { findKeeper, findLegacySign } from './legacy-sign.ts'

const legacyOf = (designation: string) => ({ status: 'LEGACY', designation })
const given = (designation: string) => ({ status: 'ALLOCATED', designation })

test('a designation names the registry in charge, or an early holder', () => {
  expect(
    ['Administered by ARIN', 'Administered by RIPE NCC', 'APNIC', 'AT&T Bell Laboratories'].map(findKeeper),
  ).toEqual(['arin', 'ripencc', 'apnic', null])
})

test('a /8 marked LEGACY under the block’s own registry or an early holder is a sign of legacy space', () => {
  expect(findLegacySign(legacyOf('Administered by ARIN'), 'arin', 'none')).toBe('legacy')
  expect(findLegacySign(legacyOf('AT&T Bell Laboratories'), 'arin', 'unknown')).toBe('legacy')
})

test('under another registry it is one of an early move only where the log was read and has none', () => {
  expect(findLegacySign(legacyOf('Administered by ARIN'), 'ripencc', 'none')).toBe('moved-early')
  expect(findLegacySign(legacyOf('Administered by ARIN'), 'ripencc', 'unknown')).toBe('moved-somehow')
  for (const arrival of ['all', 'part'] as const)
    expect(findLegacySign(legacyOf('Administered by ARIN'), 'ripencc', arrival)).toBe('moved')
})

test('a /8 that was allocated is a sign of nothing, but that the block is elsewhere now', () => {
  expect(findLegacySign(given('RIPE NCC'), 'ripencc', 'none')).toBe('none')
  expect(findLegacySign(given('RIPE NCC'), 'afrinic', 'none')).toBe('moved-somehow')
  expect(findLegacySign(given('RIPE NCC'), 'afrinic', 'all')).toBe('moved')
  expect(findLegacySign({ status: 'RESERVED', designation: 'Future use' }, 'arin', 'none')).toBe('none')
})
