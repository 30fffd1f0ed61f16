/** Who is registered for the block, in one registry or several, and since when. */
import { formatAddress } from '#lib/address-space/address.ts'
import { findRir, registryTitle } from '#lib/registry/rir.ts'
import type { Dossier, RegistrationFinding } from '../dossier.ts'
import { judgeSubject } from '../judge-subject.ts'
import { sayRegistrant } from '../told-registrant.ts'
import { isPastAge } from './fault-words.ts'
import {
  countHolders,
  explainRest,
  findContest,
  heldAddresses,
  heldRows,
  rangeOfRow,
  registriesOf,
} from './held-rows.ts'
import { ianaBasis, sayIanaTable } from './iana-table.ts'
import { newestTransfer } from './newest-transfer.ts'
import { transferredAddresses } from './receipts.ts'
import {
  answersOn,
  explainGaps,
  explainStaleness,
  goodIfComplete,
  type Standing,
  standingOf,
  statementWithoutSource,
} from './standing.ts'
import type { Basis, FactTable, Severity, Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { enumerate, quantity, sentenceCase, share } from './wording.ts'

const topic = { topic: 'holder', title: 'Holder' } as const
type Said = { severity: Severity; text: string; headline: string | null }

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
    text: `${said.text}${sayNamed(subject)}${sayIanaTable(subject)}${explainStaleness(standing, rows.length > 0 ? idsOf(rows) : null)}`,
    basis: [...ownFirst(standing.basis, rows), ...ianaBasis(subject)],
    asked: `${quantity(addresses, 'address')} in the statistics of ${quantity(standing.asked.length, 'registry')}`,
    facts: rows.length > 0 ? factsOf(rows) : null,
    ...(subject.particulars.registrant === null ? {} : { isOfKeptAnswers: true as const }),
  }
}

/** Statistics have an opaque id alone. */
const sayNamed = ({ particulars: { registrant } }: Subject): string =>
  registrant === null ? '' : ` ${sayRegistrant(registrant)}`

/** The registries that list the block before those that were asked and had nothing. */
function ownFirst(basis: readonly Basis[], rows: readonly RegistrationFinding[]): Basis[] {
  const own = idsOf(rows)
  return [...basis].sort((a, b) => Number(own.includes(b.source)) - Number(own.includes(a.source)))
}

/** Ids of the statistics that have these rows. */
const idsOf = (rows: readonly RegistrationFinding[]): string[] =>
  registriesOf(rows).map((registry) => `delegated-${registry}`)

function sayHolder(subject: Subject, rows: readonly RegistrationFinding[]): Said {
  const held = heldRows(rows)
  const first = held[0]
  if (!first) return sayUnheld(subject, rows)
  const contest = findContest(subject, held)
  if (contest.addresses > 0) {
    const claimants = enumerate(contest.registries.map(registryTitle))
    return {
      severity: 'blocker',
      text: `${claimants} each list ${share(contest.addresses, subject.addresses)} as theirs: a transfer in flight, or a conflict. Ask each of them.`,
      headline: `${claimants} claim the same addresses`,
    }
  }
  const holders = countHolders(held)
  const count = heldAddresses(subject, held)
  if (holders > 1) {
    return {
      severity: 'warning',
      text: `${quantity(held.length, 'registration')} of ${quantity(holders, 'holder')} make up ${share(count, subject.addresses)}: no one of them can sell it whole.${count < subject.addresses ? ` ${sentenceCase(explainRest(subject))}.` : ''}`,
      headline: `nobody can sell it whole, since it belongs to ${quantity(holders, 'holder')}`,
    }
  }
  const who = `${registryTitle(first.registry)} lists ${first.holderId === null ? 'one holder, without an id,' : `holder ${first.holderId}`}`
  const since = first.date === null ? 'undated' : `dated ${first.date}`
  if (count < subject.addresses) {
    const standing = standingOf(subject.dossier, 'registrations')
    return {
      severity: standing.complete ? 'warning' : 'notice',
      text: `${who} for ${share(count, subject.addresses)}, ${since}; ${explainRest(subject)}.${explainGaps(standing, 'registry')}`,
      headline: standing.complete ? 'part of it is registered to nobody' : null,
    }
  }
  return {
    severity: 'good',
    text: `${who} for ${share(count, subject.addresses)}, ${first.status}, ${since}. ${explainExtent(subject, held)}`,
    headline: null,
  }
}

function sayUnheld(subject: Subject, rows: readonly RegistrationFinding[]): Said {
  const { dossier, addresses } = subject
  const row = rows[0]
  if (row) {
    return {
      severity: 'blocker',
      text: `${registryTitle(row.registry)} lists ${share(dossier.registeredAddresses ?? addresses, addresses)} as ${row.status}: nobody holds it.`,
      headline: `the registry lists it as ${row.status}`,
    }
  }
  const standing = standingOf(dossier, 'registrations')
  const last = newestTransfer(dossier.transfers ?? [])
  if (last?.date && last.recipient) {
    const received = `${last.recipient} received ${share(transferredAddresses(subject, [last]), addresses)} on ${last.date}`
    return {
      severity: standing.complete ? 'warning' : 'notice',
      text: `Its holder is not known: ${received}, says the transfer log, while the statistics asked list nobody.${explainSilence(standing)}`,
      headline: standing.complete ? 'the statistics list no holder and the transfer log has one' : null,
    }
  }
  return standing.complete
    ? {
        severity: 'blocker',
        text: `None of ${quantity(standing.asked.length, 'registry')} lists ${addresses === 1 ? 'it' : `any of its ${quantity(addresses, 'address')}`}: nobody holds it.`,
        headline: 'no registry lists a holder',
      }
    : {
        severity: 'notice',
        text: `${quantity(standing.asked.length, 'registry')} asked, and none lists a holder.${explainSilence(standing)}`,
        headline: null,
      }
}

/** Why the silence of the statistics proves nothing: some were never asked, some are too old to know. */
function explainSilence({ asked, failed, notConfigured }: Standing): string {
  const stale = asked.filter(isPastAge).map(({ title }) => title)
  const refused = asked.filter(({ fault }) => fault?.kind === 'refused').map(({ title }) => title)
  const missing = failed.length + notConfigured.length
  return [
    missing > 0 ? ` ${quantity(missing, 'registry')} could not be asked.` : '',
    stale.length > 0 ? ` A holder may be missing from statistics past their age: ${enumerate(stale, 5)}.` : '',
    refused.length > 0 ? ` A holder may be missing where a newer file was refused: ${enumerate(refused, 5)}.` : '',
  ].join('')
}

/** The registry's date is when the space was registered, in many cases long before this holder came. */
function explainExtent(subject: Subject, held: readonly RegistrationFinding[]): string {
  return [extentOf(subject.addresses, held), sinceWhen(subject.dossier, held), ...legacyOf(subject)].join(' ')
}

/** Statistics do not mark legacy space: its date is the only sign. */
function legacyOf(subject: Subject): string[] {
  const rule = judgeSubject(subject).governed?.legacy
  return rule
    ? [
        `Registered before ${rule.before}, when no regional registry served it: legacy space, unless an agreement or a transfer ended that.`,
      ]
    : []
}

function sinceWhen({ transfers }: Dossier, held: readonly RegistrationFinding[]): string {
  const registries = registriesOf(held).map(findRir)
  const receipts = (transfers ?? []).filter(
    ({ recipientRir }) => recipientRir !== null && registries.includes(findRir(recipientRir)),
  )
  const last = newestTransfer(receipts)
  if (!(last?.recipient && last.date))
    return 'The date is that of the registration, and need not be the day on which this holder received it.'
  return `Last received on ${last.date} by ${last.recipient}, says the transfer log.`
}

function extentOf(addresses: number, held: readonly RegistrationFinding[]): string {
  if (held.length > 1) return `It lies in ${quantity(held.length, 'registration')} of that holder.`
  const wider = held.find(({ count }) => count > addresses)
  return wider ? `It is part of one registration of ${quantity(wider.count, 'address')}.` : 'It is one registration.'
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
