/** What validating networks would do today with the reader's own route for the block (RFC 6811). */
import { formatAsn } from '#lib/address-space/asn.ts'
import type { Dossier, Vrp, WhatIfFinding } from '../dossier.ts'
import type { AttestedProviders } from '../providers-of.ts'
import { sayDrop } from './asn-drop.ts'
import { dayOf, explainVrpDay, splitByDay, vrpsInUse } from './days.ts'
import { adviseRoa, explainReservedAsn, explainTurnedInvalid, type RoaAdvice } from './roa-advice.ts'
import { originName } from './route-words.ts'
import { answersOn, goodIfComplete, standingOf, statementWithoutSource } from './standing.ts'
import type { FactTable, Severity, Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { routingInUse, witnessesOf } from './tables.ts'
import { vrpTable } from './vrp-table.ts'
import { enumerate, quantity } from './wording.ts'

const topic = { topic: 'your-asn', title: 'Your ASN' } as const

const severities = { invalid: 'warning', 'not-found': 'notice' } as const

export function stateYourAsn(given: Subject): Statement {
  const routing = routingInUse(given.dossier, given.particulars.routesByTable)
  const subject = { ...given, dossier: { ...given.dossier, routing } }
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
    text: `${explainWhatIf(whatIf, { lead: leadOf(subject, whatIf), covering: rpki.coveringVrps.length, day: dayOf(vrpsInUse(dossier)) })}${explainRemedy(advice)}${explainOthers(subject, advice, isAnnounced(dossier, whatIf))}${sayOfAsn(asn, subject)}`,
    headline: reserved || whatIf.state === 'invalid' ? headlineOf(asn, reserved, sayInvalid(subject, whatIf)) : null,
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

function sayProviders(asn: string, providers: AttestedProviders): string {
  if (providers.answer === 'not-checked') return `Its attested providers (ASPA) were not checked.`
  if (providers.answer === 'failed') return `Its attested providers (ASPA) are not known: the export could not be read.`
  if (providers.answer === 'nothing-found') return `${asn} attests no providers (ASPA), which is usual.`
  if (providers.providers.length === 0) return `${asn} attests that it has no provider (ASPA).`
  return `${asn} attests as its providers ${enumerate(providers.providers.map(formatAsn), 5)} (ASPA).`
}

const headlineOf = (asn: string, reserved: boolean, invalid: string): string =>
  reserved ? `${asn} is reserved: no network announces from it` : invalid

const isAnnounced = ({ routing }: Dossier, { origin }: WhatIfFinding): boolean =>
  (routing?.exact ?? []).some((route) => route.origin === origin)

function sayInvalid(subject: Subject, whatIf: WhatIfFinding): string {
  const { dossier } = subject
  const asn = formatAsn(whatIf.origin)
  const byVrps = explainVrpDay(dossier)
  if (!isAnnounced(dossier, whatIf)) return `a route from ${asn} would be Invalid${byVrps}`
  const day = dayOfOrigin(subject, whatIf.origin)
  return `the route from ${asn}${day === 'today' ? '' : `, announced ${day},`} is Invalid${byVrps}`
}

const dayOfOrigin = (subject: Subject, origin: number | null): string =>
  dayOf(witnessesOf(subject)({ prefix: subject.dossier.prefix, origin }))

/** What a state follows: a route that runs is said to be in it, one that does not would be. */
function leadOf(subject: Subject, whatIf: WhatIfFinding): string {
  const { dossier } = subject
  const asn = formatAsn(whatIf.origin)
  if (!isAnnounced(dossier, whatIf)) return `From ${asn} the route ${dossier.prefix} would be`
  const day = dayOfOrigin(subject, whatIf.origin)
  return day === 'today'
    ? `The route ${dossier.prefix} is announced by ${asn} and`
    : `The route ${dossier.prefix} was announced by ${asn} ${day} and is`
}

const reasons = {
  as0: 'every ROA over it names AS0, which allows nobody',
  origin: 'no ROA over it names this ASN',
  length: 'a ROA names this ASN, but its maxLength stops short of this block',
} as const

/** `day` is `today`, or the day of old VRPs. */
type Compared = { lead: string; covering: number; day: string }

function explainWhatIf({ origin, state, reason }: WhatIfFinding, { lead, covering, day }: Compared): string {
  const asn = formatAsn(origin)
  if (state === 'valid')
    return covering === 1
      ? `${lead} Valid ${day}: the one ROA payload over it names ${asn} and allows this length.`
      : `${lead} Valid ${day}: of ${quantity(covering, 'ROA payload')} over it, one names ${asn} and allows this length.`
  if (state === 'invalid') {
    return `${lead} Invalid ${day}: ${reasons[reason]}. Validating networks drop it.`
  }
  return `${lead} NotFound ${day}: no ROA covers it, so nothing vouches for it.`
}

function explainRemedy(advice: RoaAdvice | null): string {
  if (!advice) return ''
  if (advice.obstacle) return ` ${advice.obstacle}`
  if (!advice.add) return ''
  const { prefix, maxLength, asn } = advice.add
  const condition = advice.condition ? ` ${advice.condition}` : ''
  return ` The holder must add a ROA for ${prefix}, maxLength ${maxLength}, ${asn}.${condition}${explainTurnedInvalid(advice)}`
}

function explainOthers(subject: Subject, advice: RoaAdvice | null, isAnnouncedToo: boolean): string {
  if (!advice || advice.announcedBy.length === 0) return ''
  const { prefix } = subject.dossier
  const witnesses = witnessesOf(subject)
  const { today, past } = splitByDay(advice.announcedBy, (origin) => witnesses({ prefix, origin }))
  const namesOf = (origins: readonly (number | null)[]) => enumerate(origins.map(originName))
  return [
    ...(today.length > 0 ? [` ${isAnnouncedToo ? 'Also' : 'Now'} announced by ${namesOf(today)}.`] : []),
    ...past.map(({ day, members }) => ` Announced by ${namesOf(members)} ${day}.`),
  ].join('')
}
