import { expect, test } from 'vitest'
import { locationsOf, nothingImported, prefix } from '#tests/support/evidence.ts'
import { checkLocation } from '../checks/location.ts'
import { observePlaces } from './places.ts'

test('a watch counts as the check does: the narrowest range alone, clipped to the block, and no row without a country', () => {
  const block = prefix('198.18.4.0/22')
  const locations = [
    locationsOf(
      'dbip-country',
      ['198.18.0.0/16', 'JP'],
      ['198.18.4.0/23', 'IN'],
      ['198.18.6.0/24', 'JP'],
      ['198.18.7.0/24', null],
    ),
  ]
  const evidence = { ...nothingImported, locations }
  expect(observePlaces(block, evidence)?.get('dbip-country')?.says).toBe('IN (512), JP (256)')
  expect(checkLocation(block, evidence)?.voices[0]?.countries).toEqual([
    { country: 'IN', addresses: 512 },
    { country: 'JP', addresses: 256 },
    { country: null, addresses: 256 },
  ])
})

test('without a source nothing is observed, which is not the same as no country', () => {
  expect(observePlaces(prefix('198.18.4.0/22'), nothingImported)).toBeNull()
})
