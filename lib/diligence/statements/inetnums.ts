/** The registry's own object beside the answer of its RDAP service: what each says, of which day, and where they differ. */

import { explainStatus } from '#lib/registry/explain-status.ts'
import { registryInSentence } from '#lib/registry/rir.ts'
import type { InetnumFinding } from '../checks/inetnums.ts'
import type { Dossier } from '../dossier.ts'
import { statusOfWhole } from '../judge-subject.ts'
import type { Particulars } from '../particulars.ts'
import { findOwnDatabase, registrationStatusOf } from '../registration-status.ts'
import { inetnumsOfRegistry } from '../registry-databases.ts'
import { sourceOf } from '../source-catalogue.ts'
import { nameAsked } from './asked-sources.ts'
import { isPastAge, listFaults, sayWhyOld } from './fault-words.ts'
import { governingRir } from './held-rows.ts'
import { transferSince } from './newest-transfer.ts'
import { basisOfInetnums } from './registration-basis.ts'
import { sayWhoTold } from './sale-status.ts'
import { standingFrom } from './standing.ts'
import type { Basis, FactTable } from './statement.ts'
import type { Subject } from './subject.ts'
import { enumerate, formatAsOf, quantity } from './wording.ts'

export type ToldInetnums = { sentences: readonly string[]; facts: FactTable | null }

/**
 * Only the database of the registry in charge is asked: of space in another region a database holds placeholders, or
 * nothing, and neither says anything of the block.
 */
export function tellInetnums(subject: Subject): ToldInetnums {
  const { dossier, particulars } = subject
  const { registration } = particulars
  const unread = findUnreadInetnums(subject)
  if (particulars.inetnums === null && unread === null) return notChecked('no dump with inetnums was imported.')
  const inetnums = particulars.inetnums ?? []
  const rir = governingRir(dossier)
  if (rir === null) return notChecked('no statistics read here name the one registry that is in charge of it.')
  const own = inetnumsOfRegistry(rir)
  const asked = inetnums.find(({ source }) => source === own)
  if (!asked && unread) return failed(unread)
  if (!asked) return notChecked(`no dump with inetnums of the database of ${registryInSentence(rir)} was imported.`)
  const { around, inside } = asked
  const basis = basisOfInetnums(asked, dossier.at)
  const others = inetnums.filter(({ source }) => source !== own).map(titleOf)
  return {
    sentences: [
      `Asked: ${nameAsked(basis, sayDay(asked))}.`,
      ...listFaults([basis]),
      ...(around === null ? ['Nothing found: no inetnum holds all of it.'] : []),
      ...(inside > 0
        ? [
            `${titleOf(asked)}: ${quantity(inside, 'smaller range')} within it, ${inside === 1 ? '' : 'each '}with a status of its own.`,
          ]
        : []),
      ...(around === null ? [] : tellDifference(titleOf(asked), around, registration)),
      ...(around === null ? [] : tellAge(around, dossier.transfers ?? [])),
      ...(others.length === 0
        ? []
        : [`Not checked: ${enumerate(others, others.length)}, since another registry is in charge of it.`]),
    ],
    facts: around === null ? null : tabulate({ ...asked, around }, registration),
  }
}

/** The status that every verdict uses, where it is not RDAP that tells it. */
export function tellStatus(subject: Subject): string {
  const told = registrationStatusOf(subject)
  if (told === null) {
    const database = findOwnDatabase(subject)
    if (database === null) return 'Nobody asked RDAP for its status, and statistics do not tell it.'
    const basis = basisOfInetnums(database.finding, subject.dossier.at)
    return `Nobody asked RDAP for its status, statistics do not tell it, and ${basis.title} ${saySilence(basis)}.`
  }
  const status = statusOfWhole(subject)
  const named = status === null ? 'Its parts have a status each.' : `Its status is ${status}.`
  const means = explainStatus(subject.particulars.rules, governingRir(subject.dossier), status)
  return [
    named,
    ...sayWhoTold(told),
    'Verdicts on a sale, a lease and clouds rest on it.',
    ...(means ? [means] : []),
  ].join(' ')
}

function saySilence(basis: Basis): string {
  const why = sayWhyOld(basis)
  if (why === null) return 'has none of this registration, or none since its last transfer'
  return isPastAge(basis) ? `is ${why}` : `may be out of date: ${why}`
}

const notChecked = (why: string): ToldInetnums => ({
  sentences: [`Registries’ databases: not checked, ${why}`],
  facts: null,
})

/** The database of the registry in charge, where its newest dump cannot be read: as what its silence stands on. */
export function findUnreadInetnums({ dossier, particulars: { besideSources } }: Subject): Basis | null {
  const rir = governingRir(dossier)
  const own = rir && inetnumsOfRegistry(rir)
  const unread = besideSources.filter(({ source }) => source === own)
  return standingFrom(unread, dossier.at).basis[0] ?? null
}

const failed = (unread: Basis): ToldInetnums => ({
  sentences: [`Registries’ databases: failed. ${listFaults([unread]).join(' ')}`],
  facts: null,
})

const titleOf = ({ source }: { source: string }): string => sourceOf(source, 'inetnums').title

const sayDay = ({ asOf, fetchedAt }: Pick<InetnumFinding, 'asOf' | 'fetchedAt'>): string =>
  asOf?.slice(0, 10) ?? `undated, imported ${formatAsOf(fetchedAt)}`

type Around = NonNullable<InetnumFinding['around']>
type Held = InetnumFinding & { around: Around }

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

/** A transfer rewrites the object: one that is older is of whoever held the block before. */
function tellAge({ changed }: Around, transfers: NonNullable<Dossier['transfers']>): string[] {
  const last = transferSince(changed, transfers)
  if (last === null) return []
  return [
    `It was last modified ${changed}, before the transfer of ${last} on record: what it says may still be of the holder before.`,
  ]
}

/** Capitals and blanks vary from one service of a registry to the next. */
const isSameStatus = (one: string | null, other: string | null): boolean => plain(one) === plain(other)
const plain = (status: string | null): string | null => status?.trim().toUpperCase().replaceAll(/\s+/g, ' ') ?? null

/** One column a source, since there are two at most and a phone is narrow. What RDAP tells beside range and status is not kept. */
function tabulate({ around, ...held }: Held, rdap: Particulars['registration']): FactTable {
  const row = (what: string, own: string | null, other: string | null = notKept): (string | null)[] => [
    ...[what, own, ...(rdap ? [other] : [])],
  ]
  return {
    columns: [
      { title: 'What', holds: 'text' },
      { title: titleOf(held), holds: 'data' },
      ...(rdap ? [{ title: 'RDAP', holds: 'data' } as const] : []),
    ],
    rows: [
      row('Of', sayDay(held), rdap && formatAsOf(rdap.at)),
      row('Range', around.range, rdap && `${rdap.start} - ${rdap.end}`),
      row('Status', around.status, rdap?.status ?? null),
      row('Country', around.country),
      row('Netname', around.netname),
      row('Org', around.organisation),
      row('mnt-by', spaced(around.maintainers)),
      row('mnt-lower', spaced(around.lower)),
      row('Modified', around.changed),
    ],
  }
}

const notKept = 'not kept'

/** So that a long list can be broken into lines. */
const spaced = (names: string | null): string | null => names?.replaceAll(',', ', ') ?? null
