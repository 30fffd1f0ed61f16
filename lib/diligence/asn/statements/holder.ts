/** Who is registered for the AS number, since when, and whether what it announces is its holder's own. */
import { formatAsn } from '#lib/address-space/asn.ts'
import { daysBetween } from '#lib/kernel/calendar-date.ts'
import { registryTitle } from '#lib/registry/rir.ts'
import {
  ageOf,
  answersOn,
  explainGaps,
  explainStaleness,
  goodIfComplete,
  type Standing,
  standingOf,
  statementWithoutSource,
} from '../../statements/standing.ts'
import type { Severity } from '../../statements/statement.ts'
import { enumerate, quantity, share } from '../../statements/wording.ts'
import type { AsnDossier, AsnRegistrationFinding } from '../asn-dossier.ts'
import { heldAsns } from '../asn-holder.ts'
import { isEveryRegistryRead } from '../why-holder-unasked.ts'
import { type AsnStatement, tableOf } from './asn-statement.ts'
import { type AskedHolder, sayAskedHolder } from './registrant.ts'

const topic = { topic: 'holder', title: 'Holder' } as const
type Said = { severity: Severity; text: string; headline: string | null }

/** By the statistics, and beside them by its registry where that was asked. */
export function stateHolder(dossier: AsnDossier, asked: AskedHolder): AsnStatement {
  const listed = stateListed(dossier)
  const named = sayAskedHolder(dossier, asked)
  if (named === null) return listed
  const isOnlyNamed = dossier.registrations === null && asked.answer?.state === 'answered'
  const answers = isOnlyNamed ? [{ answer: 'found' as const, count: null }, ...listed.answers] : listed.answers
  return { ...listed, answers, text: `${listed.text} ${named}`, isOfKeptAnswers: true }
}

function stateListed(dossier: AsnDossier): AsnStatement {
  const standing = standingOf(dossier, 'asn-registrations')
  const rows = dossier.registrations
  if (rows === null) return statementWithoutSource({ ...topic, question: 'Who holds it' }, standing)
  const said = sayHolder(dossier, rows, standing)
  return {
    ...topic,
    ...said,
    answers: answersOn(standing, rows.length > 0),
    text: `${said.text}${explainStaleness(standing, rows.length > 0 ? idsOf(rows) : null)}`,
    basis: [...standing.basis].sort(
      (a, b) => Number(idsOf(rows).includes(b.source)) - Number(idsOf(rows).includes(a.source)),
    ),
    asked: `1 AS number in the statistics of ${quantity(standing.asked.length, 'registry')}`,
    facts: tableOf(columns, rows, ({ registry, first, count, country, date, status, holderId }) => [
      ...[registryTitle(registry), formatAsn(first), count, country, date, status, holderId],
    ]),
  }
}

const columns = [
  { title: 'Registry', holds: 'text' },
  { title: 'First', holds: 'data' },
  { title: 'Count', holds: 'number' },
  { title: 'Country', holds: 'data' },
  { title: 'Date', holds: 'data' },
  { title: 'Status', holds: 'data' },
  { title: 'Holder id', holds: 'data' },
] as const

const idsOf = (rows: readonly AsnRegistrationFinding[]): string[] => rows.map(({ registry }) => `asns-${registry}`)

function sayHolder(dossier: AsnDossier, rows: readonly AsnRegistrationFinding[], standing: Standing): Said {
  const asn = formatAsn(dossier.asn)
  const held = heldAsns(rows)
  const [first] = held
  if (!first) return sayUnheld(asn, rows, standing)
  const registries = [...new Set(held.map(({ registry }) => registryTitle(registry)))]
  if (registries.length > 1) {
    return {
      severity: 'warning',
      text: `${enumerate(registries)} each list ${asn} as theirs: a transfer in flight, or a conflict. Ask each of them.`,
      headline: `${enumerate(registries)} both list ${asn}`,
    }
  }
  const who = first.holderId === null ? 'one holder, without an id' : `holder ${first.holderId}`
  const where = first.country === null ? '' : `, country ${first.country}`
  const text = `${registries[0]} lists ${asn} for ${who}${where}, ${first.status}, ${sayAge(first.date, dossier.at)}.${sayOwnSpace(dossier)}`
  return { severity: isEveryRegistryRead(standing) ? goodIfComplete(standing) : 'notice', text, headline: null }
}

function sayUnheld(asn: string, rows: readonly AsnRegistrationFinding[], standing: Standing): Said {
  const [row] = rows
  if (row) {
    return {
      severity: 'warning',
      text: `${registryTitle(row.registry)} lists ${asn} as ${row.status}: it is in nobody’s hands.`,
      headline: `${asn} is registered to nobody`,
    }
  }
  const isTold = isEveryRegistryRead(standing)
  return {
    severity: isTold ? 'warning' : 'notice',
    text: `The statistics asked list nobody for ${asn}.${explainGaps(standing, 'registry')}`,
    headline: isTold ? `${asn} is registered to nobody` : null,
  }
}

const sayAge = (date: string | null, at: string): string =>
  date === null ? 'undated' : `dated ${date} (${ageInYears(date, at)})`

function ageInYears(date: string, at: string): string {
  const days = daysBetween(date, at)
  const years = Math.floor(days / 365.25)
  return years < 1 ? ageOf(days) : `${quantity(years, 'year')} old`
}

/** Statistics group what one holder has: a network that announces others’ space leases, or carries customers. */
function sayOwnSpace({ holderSpace, announced }: AsnDossier): string {
  if (holderSpace === null) return ' What addresses that holder has is not known.'
  if (holderSpace.addresses === 0) return ' No address is listed under that id.'
  const has = ` ${quantity(holderSpace.addresses, 'address')} are listed under the same id`
  if (!announced || announced.ownAddresses === null || announced.addresses === 0) return `${has}.`
  return `${has}, among them ${share(announced.ownAddresses, announced.addresses)} of what it announces.`
}
