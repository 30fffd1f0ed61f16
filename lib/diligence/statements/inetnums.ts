/** The registry's own object beside the answer of its RDAP service: what each says, of which day, and where they differ. */

import { registryInSentence } from '#lib/registry/rir.ts'
import type { Particulars } from '../particulars.ts'
import { inetnumsOfRegistry } from '../registry-databases.ts'
import { sourceOf } from '../source-catalogue.ts'
import { governingRir } from './held-rows.ts'
import type { FactTable } from './statement.ts'
import type { Subject } from './subject.ts'
import { enumerate, formatAsOf, quantity } from './wording.ts'

export type ToldInetnums = { sentences: readonly string[]; facts: FactTable | null }

/**
 * Only the database of the registry in charge is asked: of space in another region a database holds placeholders, or
 * nothing, and neither says anything of the block.
 */
export function tellInetnums({ dossier, particulars: { inetnums, registration } }: Subject): ToldInetnums {
  if (inetnums === null) return notChecked('no dump with inetnums was imported.')
  const rir = governingRir(dossier)
  if (rir === null) return notChecked('no statistics read here name the one registry that is in charge of it.')
  const own = inetnumsOfRegistry(rir)
  const asked = inetnums.filter(({ source }) => source === own)
  if (asked.length === 0)
    return notChecked(`no dump with inetnums of the database of ${registryInSentence(rir)} was imported.`)
  const others = inetnums.filter(({ source }) => source !== own).map(titleOf)
  const held = asked.flatMap(({ around, ...of }) => (around ? [{ ...of, around }] : []))
  return {
    sentences: [
      ...(held.length === 0 ? [`Nothing found: no inetnum holds all of it (${asked.map(titleOf).join(', ')}).`] : []),
      ...asked
        .filter(({ inside }) => inside > 0)
        .map(
          (finding) =>
            `${titleOf(finding)}: ${quantity(finding.inside, 'smaller range')} within it, each with a status of its own.`,
        ),
      ...held.flatMap((finding) => tellDifference(titleOf(finding), finding.around, registration)),
      ...(others.length === 0
        ? []
        : [`Not checked: ${enumerate(others, others.length)}, since another registry is in charge of it.`]),
    ],
    facts: held.length === 0 ? null : tabulate(held, registration),
  }
}

const notChecked = (why: string): ToldInetnums => ({
  sentences: [`Registries’ databases: not checked, ${why}`],
  facts: null,
})

const titleOf = ({ source }: { source: string }): string => sourceOf(source, 'inetnums').title

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
      ...[titleOf({ source }), asOf ?? `undated, imported ${formatAsOf(fetchedAt)}`],
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
