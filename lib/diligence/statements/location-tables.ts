/** What the page about a block's location shows as tables: each source, the ranges they dispute, and every range. */

import { formatPrefix } from '#lib/address-space/prefix.ts'
import { type AddressRange, asSinglePrefix, formatRange, rangeSize } from '#lib/address-space/range.ts'
import type { LocationFinding, LocationVoice } from '../checks/location.ts'
import { countryName } from '../geofeed/country-codes.ts'
import { sourceOf } from '../source-catalogue.ts'
import type { FactTable } from './statement.ts'
import { formatCount } from './wording.ts'

const titleOf = ({ source, kind }: Pick<LocationVoice, 'source' | 'kind'>): string => sourceOf(source, kind).title

/** `SG Singapore`, so that a code is read by whoever does not know it. */
const named = (country: string | null): string => {
  if (country === null) return 'no country named'
  const name = countryName(country)
  return name === null ? country : `${country} ${name}`
}

/** A prefix where it is one. */
const placeOf = (range: AddressRange): string => {
  const prefix = asSinglePrefix(range)
  return prefix === null ? formatRange(range) : formatPrefix(prefix)
}

/** `SG Singapore: 1,024`; null where no registration tells a country. */
export const seatOf = ({ registry }: LocationFinding): string | null =>
  registry.length === 0 ? null : sharesOf(registry)

export const tableOfSources = ({ voices }: LocationFinding): FactTable => ({
  columns: [
    { title: 'Source', holds: 'text' },
    { title: 'As of', holds: 'data' },
    { title: 'Country: addresses', holds: 'text' },
    { title: 'Nothing said of', holds: 'number' },
    { title: 'Unlike the registry', holds: 'number' },
  ],
  rows: [
    ...voices.map((voice) => [
      ...[titleOf(voice), voice.asOf?.slice(0, 10) ?? 'undated', sharesOf(voice.countries)],
      ...[voice.unplaced, voice.unlikeRegistry],
    ]),
  ],
})

const sharesOf = (shares: LocationVoice['countries']): string =>
  shares.map(({ country, addresses }) => `${named(country)}: ${formatCount(addresses)}`).join(', ')

/** Null where nobody contradicts another. */
export function tableOfDisputes({ disagreements }: LocationFinding): FactTable | null {
  if (disagreements.length === 0) return null
  return {
    columns: [
      { title: 'Range', holds: 'data' },
      { title: 'Addresses', holds: 'number' },
      { title: 'Who says what', holds: 'text' },
    ],
    rows: disagreements.map(({ says, ...range }) => {
      const groups = [...Map.groupBy(says, ({ country }) => country)]
      const said = groups.map(([country, by]) => `${named(country)}: ${by.map(titleOf).join(', ')}`).join('; ')
      return [placeOf(range), rangeSize(range), said]
    }),
  }
}

/** Every range of every source, in the order of the sources. */
export const tableOfRanges = ({ voices }: LocationFinding): FactTable => ({
  columns: [
    { title: 'Source', holds: 'text' },
    { title: 'Range', holds: 'data' },
    { title: 'Country', holds: 'text' },
    { title: 'Region', holds: 'data' },
    { title: 'City', holds: 'text' },
  ],
  rows: voices.flatMap((voice) =>
    voice.ranges.map(({ country, region, city, ...range }) => [
      ...[titleOf(voice), placeOf(range), named(country), region, city],
    ]),
  ),
})
