import { describe, expect, test } from 'vitest'
import { formatRange, rangeOf } from '#lib/address-space/range.ts'
import { locationsOf, nothingImported, prefix, registrationsOf } from '#tests/support/evidence.ts'
import type { EvidenceSet } from '../evidence.ts'
import { checkLocation } from './location.ts'

const block = prefix('192.0.2.0/24')
const locate = (evidence: Partial<EvidenceSet>) => checkLocation(block, { ...nothingImported, ...evidence })
const registered = (text: string, country: string) =>
  registrationsOf('ripencc', {
    ...{ ...rangeOf(prefix(text)), registry: 'ripencc', country, date: null, status: 'allocated', holderId: null },
  })

describe('where a block is', () => {
  test('is not checked without a source of locations, whatever the registry prints', () => {
    expect(locate({ registrations: [registered('192.0.2.0/24', 'NL')] })).toBeNull()
  })

  test('is told by each provider, to the address', () => {
    const found = locate({
      locations: [locationsOf('atlas', ['192.0.0.0-192.0.2.9', 'NL'], ['192.0.2.20-192.0.2.99', 'DE'])],
    })
    expect(found?.voices).toMatchObject([
      {
        source: 'atlas',
        countries: [
          { country: 'DE', addresses: 80 },
          { country: 'NL', addresses: 10 },
        ],
        unplaced: 256 - 90,
      },
    ])
    expect(found?.voices[0]?.ranges.map(formatRange)).toEqual(['192.0.2.0 - 192.0.2.9', '192.0.2.20 - 192.0.2.99'])
  })

  test('is what the most specific line of a geofeed says', () => {
    const found = locate({
      geofeeds: [locationsOf('geofeed-a', ['192.0.2.0/24', 'NL'], ['192.0.2.64/26', 'DE'], ['192.0.2.64/27', null])],
    })
    expect(found?.voices[0]?.countries).toEqual([
      { country: 'NL', addresses: 192 },
      { country: 'DE', addresses: 32 },
      { country: null, addresses: 32 },
    ])
  })

  test('is disputed only over the addresses that two sources place in different countries', () => {
    const found = locate({
      locations: [locationsOf('atlas', ['192.0.2.0/24', 'BR']), locationsOf('gazetteer', ['192.0.2.0/25', 'SG'])],
      geofeeds: [locationsOf('geofeed-a', ['192.0.2.64/26', 'BR'], ['192.0.2.128/25', null])],
    })
    expect(found).toMatchObject({ disputed: 128, silentGeofeeds: 0 })
    expect(
      found?.disagreements.map(({ says, ...range }) => [formatRange(range), says.map(({ country }) => country)]),
    ).toEqual([
      ['192.0.2.0 - 192.0.2.63', ['BR', 'SG']],
      ['192.0.2.64 - 192.0.2.127', ['BR', 'SG', 'BR']],
    ])
  })

  test('is never what the registry prints: that is compared with it', () => {
    const found = locate({
      locations: [locationsOf('atlas', ['192.0.2.0/25', 'NL'], ['192.0.2.128/25', 'DE'])],
      registrations: [registered('192.0.2.0/24', 'NL')],
    })
    expect(found).toMatchObject({
      ...{ disputed: 0, registry: [{ country: 'NL', addresses: 256 }] },
      voices: [{ unlikeRegistry: 128 }],
    })
    const nowhere = locate({
      locations: [locationsOf('atlas', ['192.0.2.0/24', 'NL'])],
      registrations: [registered('192.0.2.0/24', 'EU')],
    })
    expect(nowhere).toMatchObject({ registry: [], voices: [{ unlikeRegistry: 0 }] })
  })

  test('is not what a geofeed says that has no line for it', () => {
    const found = locate({ geofeeds: [locationsOf('geofeed-a', ['198.51.100.0/24', 'NL'])] })
    expect(found).toMatchObject({ voices: [], silentGeofeeds: 1, disputed: 0 })
  })
})
