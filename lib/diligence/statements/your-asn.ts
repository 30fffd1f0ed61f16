/** What validating networks would do today with the reader's own route for the block (RFC 6811). */
import { formatAsn } from '#lib/address-space/asn.ts'
import type { Vrp, WhatIfFinding } from '../dossier.ts'
import type { AsnDropFinding } from '../find-asn-drop.ts'
import type { AttestedProviders } from '../providers-of.ts'
import { adviseRoa, explainReservedAsn, explainTurnedInvalid, type RoaAdvice } from './roa-advice.ts'
import { originName } from './routing.ts'
import { answersOn, dayOf, explainVrpDay, goodIfComplete, standingOf, statementWithoutSource } from './standing.ts'
import type { FactTable, Severity, Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { vrpTable } from './vrp-table.ts'
import { enumerate, formatAsOf, quantity } from './wording.ts'

const topic = { topic: 'your-asn', title: 'Your ASN' } as const

const severities = { invalid: 'warning', 'not-found': 'notice' } as const

export function stateYourAsn(subject: Subject): Statement {
  const { dossier } = subject
  const standing = standingOf(dossier, 'vrps')
  const { whatIf, rpki } = dossier
  if (!whatIf) {
    return {
      ...topic,
      severity: 'notice',
      answers: [{ answer: 'not-checked', count: null }],
      text: `${subject.particulars.refusedAsn ?? 'No ASN was named.'} Name yours to learn whether its route would be Valid and what the holder must add.`,
      headline: null,
      basis: [],
      asked: null,
      facts: null,
    }
  }
  if (whatIf.state === null || rpki === null) {
    return statementWithoutSource(
      { ...topic, question: `What happens if ${formatAsn(whatIf.origin)} announces it` },
      standing,
    )
  }
  const advice = adviseRoa(subject)
  const asn = formatAsn(whatIf.origin)
  const reserved = explainReservedAsn(whatIf.origin, subject.particulars.reservedAsn) !== null
  const severity: Severity = whatIf.state === 'valid' ? goodIfComplete(standing) : severities[whatIf.state]
  const isDropped = subject.particulars.readerAsn?.drop.answer === 'found'
  return {
    ...topic,
    severity: reserved || isDropped ? 'warning' : severity,
    answers: answersOn(standing, rpki.coveringVrps.length > 0),
    text: `${explainWhatIf(whatIf, { prefix: dossier.prefix, covering: rpki.coveringVrps.length, day: dayOf(standing) })}${explainRemedy(advice)}${explainOthers(advice)}${sayOfAsn(asn, subject)}`,
    headline: reserved || whatIf.state === 'invalid' ? headlineOf(asn, reserved, explainVrpDay(dossier)) : null,
    basis: standing.basis,
    asked: `${quantity(rpki.coveringVrps.length, 'covering VRP')} compared with ${asn}`,
    facts: factsOf(rpki.coveringVrps, advice?.turnsInvalid ?? []),
  }
}

/** What the route was compared with; without a ROA over it, the routes that a first one would turn Invalid. */
function factsOf(covering: readonly Vrp[], turnsInvalid: readonly string[]): FactTable | null {
  if (covering.length > 0) return vrpTable(covering)
  if (turnsInvalid.length === 0) return null
  return {
    columns: [{ title: 'NotFound now, Invalid under that ROA alone', holds: 'data' }],
    rows: turnsInvalid.map((route) => [route]),
  }
}

/** What is on record of the AS itself, wherever it announces. */
function sayOfAsn(asn: string, { particulars: { readerAsn } }: Subject): string {
  if (!readerAsn) return ''
  return ` ${sayDrop(asn, readerAsn.drop)} ${sayProviders(asn, readerAsn.providers)}`
}

function sayDrop(asn: string, drop: AsnDropFinding): string {
  switch (drop.answer) {
    case 'found':
      return `${asn} is on Spamhaus ASN-DROP of ${formatAsOf(drop.asOf)}: networks that follow it drop all its traffic.`
    case 'nothing-found':
      return `${asn} is not on Spamhaus ASN-DROP of ${formatAsOf(drop.asOf)}.`
    case 'failed':
      return `Whether ${asn} is on Spamhaus ASN-DROP is not known: the list could not be read.`
    case 'not-checked':
      return `Whether ${asn} is on Spamhaus ASN-DROP was not checked.`
  }
}

function sayProviders(asn: string, providers: AttestedProviders): string {
  if (providers.answer === 'not-checked') return `Its attested providers (ASPA) were not checked.`
  if (providers.answer === 'nothing-found') return `${asn} attests no providers (ASPA), which is usual.`
  if (providers.providers.length === 0) return `${asn} attests that it has no provider (ASPA).`
  return `${asn} attests as its providers ${enumerate(providers.providers.map(formatAsn), 5)} (ASPA).`
}

const headlineOf = (asn: string, reserved: boolean, byVrps: string): string =>
  reserved ? `${asn} is reserved: no network announces from it` : `a route from ${asn} would be Invalid${byVrps}`

const reasons = {
  as0: 'every ROA over it names AS0, which allows nobody',
  origin: 'no ROA over it names this ASN',
  length: 'a ROA names this ASN, but its maxLength stops short of this block',
} as const

/** `day` is `today`, or the day of old VRPs. */
type Compared = { prefix: string; covering: number; day: string }

function explainWhatIf({ origin, state, reason }: WhatIfFinding, { prefix, covering, day }: Compared): string {
  const asn = formatAsn(origin)
  if (state === 'valid')
    return covering === 1
      ? `From ${asn} the route ${prefix} would be Valid ${day}: the one ROA payload over it names ${asn} and allows this length.`
      : `From ${asn} the route ${prefix} would be Valid ${day}: of ${quantity(covering, 'ROA payload')} over it, one names ${asn} and allows this length.`
  if (state === 'invalid') {
    return `From ${asn} the route ${prefix} would be Invalid ${day}: ${reasons[reason]}. Validating networks drop it.`
  }
  return `From ${asn} the route ${prefix} would be NotFound ${day}: no ROA covers it, so nothing vouches for it.`
}

function explainRemedy(advice: RoaAdvice | null): string {
  if (!advice) return ''
  if (advice.obstacle) return ` ${advice.obstacle}`
  if (!advice.add) return ''
  const { prefix, maxLength, asn } = advice.add
  const condition = advice.condition ? ` ${advice.condition}` : ''
  return ` The holder must add a ROA for ${prefix}, maxLength ${maxLength}, ${asn}.${condition}${explainTurnedInvalid(advice)}`
}

function explainOthers(advice: RoaAdvice | null): string {
  if (!advice || advice.announcedBy.length === 0) return ''
  const others = advice.announcedBy.map(originName)
  return ` Now announced by ${enumerate(others)}.`
}
