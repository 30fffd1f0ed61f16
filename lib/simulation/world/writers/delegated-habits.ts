/** How the five registries' statistics files differ while all being the same format. */
import type { Registry } from '../address-plan.ts'
import { compactDay, type Day, unixTime } from '../day.ts'

type ResourceType = 'asn' | 'ipv4' | 'ipv6'

export type DelegatedHabits = {
  version: '2' | '2.3'
  serial(day: Day): string
  startDate: string
  utcOffset: string
  /** Country column of space in no one's hands. */
  noCountry: '' | 'ZZ'
  /** Ends a row of such space: some leave the eighth field out, some leave it empty. */
  unheld(row: string, status: 'reserved' | 'available'): string
  order: readonly ResourceType[]
  banner: readonly string[]
}

const withEmptyHolder = (row: string) => `${row}|`

export const delegatedHabits: Readonly<Record<Registry, DelegatedHabits>> = {
  ripencc: {
    version: '2',
    // The last second of the day in Amsterdam's summer, as Unix time.
    serial: (day) => String(unixTime(day + 1, -7_201)),
    startDate: '19700101',
    utcOffset: '+0200',
    noCountry: '',
    unheld: (row) => row,
    order: ['ipv4', 'asn', 'ipv6'],
    banner: [],
  },
  arin: {
    version: '2.3',
    serial: (day) => `${unixTime(day, 14_416)}119`,
    startDate: '19700101',
    utcOffset: '-0400',
    noCountry: '',
    unheld: withEmptyHolder,
    order: ['asn', 'ipv4', 'ipv6'],
    banner: [],
  },
  apnic: {
    version: '2.3',
    // A day ahead of the data.
    serial: (day) => compactDay(day + 1),
    startDate: '',
    utcOffset: '+1000',
    noCountry: '',
    unheld: withEmptyHolder,
    order: ['asn', 'ipv4', 'ipv6'],
    banner: [
      '######################################################################',
      '#',
      '# \tCONDITIONS OF USE',
      '# ____________________________________________________________________',
      '# ',
      '# Simulated data of a fictional Internet. Nobody is registered here, ',
      '# and no registry published this file.',
      '#',
      '######################################################################',
      '#',
    ],
  },
  lacnic: {
    version: '2.3',
    serial: compactDay,
    startDate: '19870101',
    utcOffset: '-0300',
    noCountry: '',
    unheld: (row, status) => (status === 'available' ? row : withEmptyHolder(row)),
    order: ['ipv4', 'ipv6', 'asn'],
    banner: [],
  },
  afrinic: {
    version: '2',
    serial: compactDay,
    startDate: '00000000',
    utcOffset: '00000',
    noCountry: 'ZZ',
    unheld: withEmptyHolder,
    order: ['asn', 'ipv4', 'ipv6'],
    banner: [],
  },
}
