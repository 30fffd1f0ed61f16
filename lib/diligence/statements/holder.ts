/** Who is registered for the block, in one registry or several, and since when. */
import { formatAddress, parseAddress } from '#lib/address-space/address.ts'
import { countAddresses, intersect, unionOf } from '#lib/address-space/address-set.ts'
import { type AddressRange, rangeOf } from '#lib/address-space/range.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { findRir, registryTitle } from '#lib/registry/rir.ts'
import type { Dossier, RegistrationFinding } from '../dossier.ts'
import { newestTransfer } from './newest-transfer.ts'
import {
  answersOn,
  explainGaps,
  explainStaleness,
  goodIfComplete,
  standingOf,
  statementWithoutSource,
} from './standing.ts'
import type { Basis, FactTable, Severity, Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { enumerate, quantity, share } from './wording.ts'

const topic = { topic: 'holder', title: 'Holder' } as const
type Said = { severity: Severity; text: string; headline: string | null }

/** Rows that give space to somebody; `available` and `reserved` say the opposite. */
export function heldRows(rows: readonly RegistrationFinding[]): RegistrationFinding[] {
  return rows.filter(({ status }) => status !== 'available' && status !== 'reserved')
}

/** Registries, each once, in the order of the addresses. */
export const registriesOf = (rows: readonly RegistrationFinding[]): string[] => [
  ...new Set(rows.map(({ registry }) => registry)),
]

export function stateHolder(subject: Subject): Statement {
  const { dossier, addresses } = subject
  const standing = standingOf(dossier, 'registrations')
  const rows = dossier.registrations
  if (rows === null) return statementWithoutSource({ ...topic, question: 'Who holds it' }, standing)
  const said = sayHolder(subject, rows)
  return {
    ...topic,
    ...said,
    severity: said.severity === 'good' ? goodIfComplete(standing) : said.severity,
    answers: answersOn(standing, rows.length > 0),
    text: said.text + explainStaleness(standing),
    basis: ownFirst(standing.basis, rows),
    asked: `${quantity(addresses, 'address')} in the statistics of ${quantity(standing.asked.length, 'registry')}`,
    facts: rows.length > 0 ? factsOf(rows) : null,
  }
}

/** The registries that list the block before those that were asked and had nothing. */
function ownFirst(basis: readonly Basis[], rows: readonly RegistrationFinding[]): Basis[] {
  const own = registriesOf(rows).map((registry) => `delegated-${registry}`)
  return [...basis].sort((a, b) => Number(own.includes(b.source)) - Number(own.includes(a.source)))
}

function sayHolder(subject: Subject, rows: readonly RegistrationFinding[]): Said {
  const held = heldRows(rows)
  const first = held[0]
  if (!first) return sayUnheld(subject, rows)
  const contested = contestedAddresses(subject, held)
  if (contested > 0) {
    const claimants = enumerate(registriesOf(held).map(registryTitle))
    return {
      severity: 'blocker',
      text: `${claimants} each list ${share(contested, subject.addresses)} as theirs: a transfer in flight, or a conflict. Ask both.`,
      headline: 'two registries claim the same addresses',
    }
  }
  const holders = new Set(held.map(({ registry, holderId, start }) => `${registry} ${holderId ?? start}`))
  const count = heldAddresses(subject, held)
  if (holders.size > 1) {
    return {
      severity: 'warning',
      text: `${quantity(held.length, 'registration')} of ${quantity(holders.size, 'holder')} make up ${share(count, subject.addresses)}: no one of them can sell it whole.`,
      headline: `it belongs to ${quantity(holders.size, 'holder')}`,
    }
  }
  const who = `${registryTitle(first.registry)} lists ${first.holderId === null ? 'one holder, without an id,' : `holder ${first.holderId}`}`
  const since = first.date === null ? 'undated' : `dated ${first.date}`
  if (count < subject.addresses) {
    const standing = standingOf(subject.dossier, 'registrations')
    return {
      severity: standing.complete ? 'warning' : 'notice',
      text: `${who} for ${share(count, subject.addresses)}, ${since}; the statistics asked list nobody for the rest.${explainGaps(standing, 'registry')}`,
      headline: standing.complete ? 'part of it is registered to nobody' : null,
    }
  }
  return {
    severity: 'good',
    text: `${who} for ${share(count, subject.addresses)}, ${first.status}, ${since}. ${explainExtent(subject, held)}`,
    headline: null,
  }
}

function sayUnheld({ dossier, addresses }: Subject, rows: readonly RegistrationFinding[]): Said {
  const { complete, asked, notConfigured, failed } = standingOf(dossier, 'registrations')
  const row = rows[0]
  if (row) {
    return {
      severity: 'blocker',
      text: `${registryTitle(row.registry)} lists ${share(dossier.registeredAddresses ?? addresses, addresses)} as ${row.status}: nobody holds it.`,
      headline: `the registry lists it as ${row.status}`,
    }
  }
  const missing = notConfigured.length + failed.length
  return {
    severity: complete ? 'blocker' : 'notice',
    text: complete
      ? `None of ${quantity(asked.length, 'registry')} lists any of ${quantity(addresses, 'address')}: nobody holds it.`
      : `No holder in ${enumerate(asked.map(({ title }) => title))}; ${missing > 0 ? `${quantity(missing, 'registry')} could not be asked` : 'some of these are past their age, so a holder may be missing'}.`,
    headline: complete ? 'no registry lists a holder' : null,
  }
}

/** The registry's date is when the space was registered, in many cases long before this holder came. */
function explainExtent({ dossier, addresses }: Subject, held: readonly RegistrationFinding[]): string {
  return `${extentOf(addresses, held)} ${sinceWhen(dossier, held)}`
}

function sinceWhen({ transfers }: Dossier, held: readonly RegistrationFinding[]): string {
  const registries = registriesOf(held).map(findRir)
  const receipts = (transfers ?? []).filter(
    ({ recipientRir }) => recipientRir !== null && registries.includes(findRir(recipientRir)),
  )
  const last = newestTransfer(receipts)
  if (!(last?.recipient && last.date))
    return 'The date says when the space was registered, not when this holder received it.'
  return `Last received on ${last.date} by ${last.recipient}, says the transfer log.`
}

function extentOf(addresses: number, held: readonly RegistrationFinding[]): string {
  if (held.length > 1) return `It lies in ${quantity(held.length, 'registration')} of that holder.`
  const wider = held.find(({ count }) => count > addresses)
  return wider ? `It is part of one registration of ${quantity(wider.count, 'address')}.` : 'It is one registration.'
}

function rangeOfRow({ start, count }: RegistrationFinding): AddressRange {
  const first = parseAddress(start)
  invariant(first.ok, 'a registration starts with an address')
  return { start: first.value, end: first.value + count - 1 }
}

const setOf = (rows: readonly RegistrationFinding[]) => unionOf(rows.map(rangeOfRow))

function heldAddresses({ prefix }: Subject, held: readonly RegistrationFinding[]): number {
  return countAddresses(intersect(setOf(held), unionOf([rangeOf(prefix)])))
}

/** Addresses of the block that more than one registry lists as given to somebody. */
function contestedAddresses({ prefix }: Subject, held: readonly RegistrationFinding[]): number {
  const block = unionOf([rangeOf(prefix)])
  const shares = registriesOf(held).map((registry) => setOf(held.filter((row) => row.registry === registry)))
  const shared = shares.flatMap((one, index) => shares.slice(index + 1).map((other) => intersect(one, other)))
  return countAddresses(intersect(unionOf(shared.flat()), block))
}

function factsOf(rows: readonly RegistrationFinding[]): FactTable {
  return {
    columns: [
      { title: 'First address', holds: 'data' },
      { title: 'Last address', holds: 'data' },
      { title: 'Addresses', holds: 'number' },
      { title: 'Registry', holds: 'text' },
      { title: 'Country', holds: 'data' },
      { title: 'Status', holds: 'text' },
      { title: 'Date', holds: 'data' },
      { title: 'Holder id', holds: 'data' },
    ],
    rows: rows.map((row) => [
      row.start,
      formatAddress(rangeOfRow(row).end),
      row.count,
      registryTitle(row.registry),
      row.country,
      row.status,
      row.date,
      row.holderId,
    ]),
  }
}
