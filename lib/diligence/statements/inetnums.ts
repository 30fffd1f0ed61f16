/** The registry's own object beside the answer of its RDAP service: what each says, of which day, and where they differ. */

import type { Particulars } from '../particulars.ts'
import { sourceOf } from '../source-catalogue.ts'
import type { FactTable } from './statement.ts'
import { formatAsOf, quantity } from './wording.ts'

export type ToldInetnums = { sentences: readonly string[]; facts: FactTable | null }

export function tellInetnums({ inetnums, registration }: Pick<Particulars, 'inetnums' | 'registration'>): ToldInetnums {
  if (inetnums === null)
    return { sentences: ['Registries’ databases: not checked, no dump with inetnums was imported.'], facts: null }
  const held = inetnums.flatMap(({ around, ...of }) => (around ? [{ ...of, around }] : []))
  const titles = inetnums.map(({ source }) => sourceOf(source, 'inetnums').title).join(', ')
  return {
    sentences: [
      ...(held.length === 0 ? [`Nothing found: no inetnum holds all of it (${titles}).`] : []),
      ...inetnums
        .filter(({ inside }) => inside > 0)
        .map(
          ({ source, inside }) =>
            `${sourceOf(source, 'inetnums').title}: ${quantity(inside, 'smaller range')} within it, each with a status of its own.`,
        ),
      ...held.flatMap(({ source, around }) => tellDifference(sourceOf(source, 'inetnums').title, around, registration)),
    ],
    facts: held.length === 0 ? null : tabulate(held, registration),
  }
}

type Held = Omit<NonNullable<Particulars['inetnums']>[number], 'around'> & { around: Around }
type Around = NonNullable<NonNullable<Particulars['inetnums']>[number]['around']>

function tellDifference(title: string, { range, status }: Around, registration: Particulars['registration']): string[] {
  if (registration === null) return []
  const asked = `${registration.start} - ${registration.end}`
  const differ = [
    ...(range === asked ? [] : [`the range is ${range} in the one and ${asked} in the other`]),
    ...(isSameStatus(status, registration.status)
      ? []
      : [`the status is ${status ?? 'not told'} in the one and ${registration.status ?? 'not told'} in the other`]),
  ]
  return differ.length === 0
    ? [`${title} and RDAP agree on range and status.`]
    : [`${title} and RDAP disagree: ${differ.join('; ')}. The younger answer counts for more; ask the registry.`]
}

/** Capitals and blanks vary from one service of a registry to the next. */
const isSameStatus = (one: string | null, other: string | null): boolean => plain(one) === plain(other)
const plain = (status: string | null): string | null => status?.trim().toUpperCase().replaceAll(/\s+/g, ' ') ?? null

const tabulate = (held: readonly Held[], registration: Particulars['registration']): FactTable => ({
  columns: [
    { title: 'Source', holds: 'text' },
    { title: 'Of', holds: 'data' },
    { title: 'Range', holds: 'data' },
    { title: 'Status', holds: 'data' },
    { title: 'Country', holds: 'data' },
    { title: 'Netname', holds: 'data' },
    { title: 'Org', holds: 'data' },
    { title: 'mnt-by', holds: 'data' },
    { title: 'mnt-lower', holds: 'data' },
    { title: 'Modified', holds: 'data' },
  ],
  rows: [
    ...held.map(({ source, asOf, fetchedAt, around: { range, status, country, netname, ...around } }) => [
      ...[sourceOf(source, 'inetnums').title, asOf ?? `undated, imported ${formatAsOf(fetchedAt)}`],
      ...[range, status, country, netname, around.organisation, around.maintainers, around.lower, around.changed],
    ]),
    ...(registration
      ? [
          [
            ...['RDAP', formatAsOf(registration.at), `${registration.start} - ${registration.end}`],
            ...[registration.status, null, null, null, null, null, null],
          ],
        ]
      : []),
  ],
})
