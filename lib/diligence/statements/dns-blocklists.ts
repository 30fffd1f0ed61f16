/**
 * What DNS blocklists, the ones that mail servers ask, answered about the addresses of the block.
 *
 * A policy list never calls a block dirty, and one for its neighbours' sake says so. No address counts as not listed
 * that got no answer, and nothing is good before every required list has answered about all of it, lately.
 */

import { daysBetween } from '#lib/kernel/calendar-date.ts'
import type { BlocklistClass } from '#lib/reputation/blocklist-class.ts'
import type { UnaskedZone } from '#lib/reputation/choose-zones.ts'
import type { DnsblStanding, ZoneStanding } from '#lib/reputation/dnsbl-standing.ts'
import { dnsblStaleAfterDays } from '#lib/reputation/dnsbl-zone.ts'
import { dnsblZones } from '#lib/reputation/dnsbl-zones.ts'
import { explainCode } from '#lib/reputation/read-dnsbl-answer.ts'
import { factsOfZones, zoneOf } from './dns-blocklist-facts.ts'
import type { AnswerCount, Basis, Severity, Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { enumerate, formatAsOf, quantity } from './wording.ts'

const topic = { topic: 'dns-blocklists', title: 'DNS blocklists' } as const

type Known = Extract<DnsblStanding, { state: 'known' }>

export function stateDnsBlocklists(subject: Subject): Statement {
  const { dnsbl } = subject.particulars
  switch (dnsbl.state) {
    case 'not-kept':
      return withoutAnswers('not-checked', 'not checked: no answers of them are known to this program.')
    case 'failed':
      return withoutAnswers('failed', `not known: ${dnsbl.reason}.`)
    case 'known':
      return stateKnown(subject, dnsbl)
  }
}

const withoutAnswers = (answer: 'not-checked' | 'failed', why: string): Statement => ({
  ...topic,
  severity: 'notice',
  answers: [{ answer, count: null }],
  text: `Whether lists that mail servers ask have any of it: ${why}`,
  headline: null,
  basis: [],
  asked: null,
  facts: null,
  isOfKeptAnswers: true,
})

function stateKnown(subject: Subject, known: Known): Statement {
  const sorted = sortZones(known)
  const { answered, failed, waiting } = sorted
  const facts = factsOfZones(known)
  if (answered.length === 0) {
    const why = sayNobodyAnswered(known, sorted)
    const answer = failed.length > 0 ? 'failed' : 'not-checked'
    return { ...withoutAnswers(answer, why), answers: answersOf(sorted, known), facts }
  }
  const found = answered.filter(({ standing }) => standing.length > 0)
  return {
    ...topic,
    severity: severityOf(subject, known, sorted),
    answers: answersOf(sorted, known),
    text: [
      `${quantity(answered.length, 'list')} asked. ${sayFound(subject, known, found)}`,
      ...sayGaps(subject, sorted),
      ...sayHistory(answered),
      ...(waiting.length > 0 ? [`${quantity(waiting.length, 'list')} not asked yet.`] : []),
    ].join(' '),
    headline: headlineOf(subject, known),
    basis: answered.map((zone) => basisOf(zone, subject)),
    asked: `${quantity(subject.addresses, 'address')} on ${quantity(answered.length, 'list')}`,
    facts,
    isOfKeptAnswers: true,
  }
}

type Sorted = { answered: ZoneStanding[]; failed: ZoneStanding[]; waiting: ZoneStanding[] }

const answeredOf = ({ asked, unknown }: ZoneStanding): number => asked - unknown

/** `answered`: about any address. `failed`: was tried or asked, and said nothing that counts. */
function sortZones({ zones }: Known): Sorted {
  const isAnswered = (zone: ZoneStanding) => answeredOf(zone) > 0
  const isFailed = (zone: ZoneStanding) => !isAnswered(zone) && (zone.problem !== null || zone.asked > 0)
  return {
    answered: zones.filter(isAnswered),
    failed: zones.filter(isFailed),
    waiting: zones.filter((zone) => !(isAnswered(zone) || isFailed(zone))),
  }
}

function sayNobodyAnswered({ zones, unasked }: Known, { failed, waiting }: Sorted): string {
  if (zones.length === 0) {
    const isForResolver = unasked.some(({ reason }) => reason === 'no resolver is set')
    return `not checked. ${isForResolver ? 'No resolver is set to ask them through' : 'None of them may be asked from here'}.`
  }
  if (failed.length === 0) return `not checked. Nobody had the ${quantity(waiting.length, 'list')} asked about it yet.`
  return `not known. ${quantity(failed.length, 'list')} failed, ${waiting.length} not asked yet.`
}

const severities: Record<BlocklistClass, Severity> = {
  dropped: 'blocker',
  guilt: 'warning',
  unknown: 'warning',
  collateral: 'notice',
  policy: 'notice',
  'web-content': 'notice',
}
const rank: Severity[] = ['blocker', 'warning', 'notice']

function severityOf(subject: Subject, known: Known, sorted: Sorted): Severity {
  const found = known.byClass.map((one) => severities[one.class])
  return rank.find((severity) => found.includes(severity)) ?? (isComplete(subject, known, sorted) ? 'good' : 'notice')
}

/** False too where nothing of them is known. */
export function isDnsblComplete(subject: Subject): boolean {
  const { dnsbl } = subject.particulars
  return dnsbl.state === 'known' && isComplete(subject, dnsbl, sortZones(dnsbl))
}

/** Every list that is asked, and every one that good news takes, has answered about every address, and lately. */
function isComplete(subject: Subject, { zones }: Known, { failed, waiting }: Sorted): boolean {
  const required = dnsblZones.filter((zone) => zone.required)
  return (
    failed.length + waiting.length === 0 &&
    required.every(({ id }) => zones.some(({ zone }) => zone === id)) &&
    zones.every((zone) => answeredOf(zone) === subject.addresses && zone.problem === null && !isStale(zone, subject))
  )
}

const isStale = ({ oldestAt }: ZoneStanding, { dossier }: Subject): boolean =>
  oldestAt === null || daysBetween(oldestAt, dossier.at) > dnsblStaleAfterDays

/** In the order they are told. */
const clauses: Record<BlocklistClass, string> = {
  dropped: 'Traffic to be dropped',
  guilt: 'Abuse was seen',
  unknown: 'Listed with codes that nobody explained',
  collateral: 'Abuse near by, which is none of theirs',
  policy: 'Policy, which is no reproach',
  'web-content': 'Sites, not mail',
}

function sayFound(subject: Subject, known: Known, found: readonly ZoneStanding[]): string {
  if (found.length === 0) {
    return subject.addresses === 1 ? 'Its one address is on none.' : 'No address that they answered about is on any.'
  }
  const order = Object.keys(clauses)
  return [...known.byClass]
    .sort((a, b) => order.indexOf(a.class) - order.indexOf(b.class))
    .map(
      (one) =>
        `${clauses[one.class]}: ${quantity(one.addresses, 'address')} (${enumerate(titlesWith(found, one.class))}).`,
    )
    .join(' ')
}

const titlesWith = (found: readonly ZoneStanding[], wanted: BlocklistClass): string[] =>
  found
    .filter(({ zone, standing }) =>
      standing.some(({ codes }) => codes.some((code) => explainCode(zoneOf(zone), code).class === wanted)),
    )
    .map(({ zone }) => zoneOf(zone).title)

function sayGaps(subject: Subject, { answered, failed }: Sorted): string[] {
  const unknown = answered.reduce((sum, zone) => sum + zone.unknown, 0)
  const partly = answered.filter(({ asked }) => asked < subject.addresses)
  const stale = answered.filter((zone) => isStale(zone, subject))
  const titles = (zones: readonly ZoneStanding[]) => enumerate(zones.map(({ zone }) => zoneOf(zone).title))
  return [
    ...(unknown > 0 ? [`${quantity(unknown, 'question')} got no answer.`] : []),
    ...(partly.length > 0 ? [`Asked about a part of it so far: ${titles(partly)}.`] : []),
    ...(stale.length > 0 ? [`Answered more than ${dnsblStaleAfterDays} days ago: ${titles(stale)}.`] : []),
    ...(failed.length > 0
      ? [`${titles(failed)} failed and ${failed.length === 1 ? 'counts' : 'count'} for nothing.`]
      : []),
  ]
}

/** What was on a list and is not any more. */
function sayHistory(answered: readonly ZoneStanding[]): string[] {
  return answered.flatMap(({ zone, ended }) =>
    ended === null
      ? []
      : [
          `${zoneOf(zone).title} had ${quantity(ended.addresses, 'address')} until ${formatAsOf(ended.endedAt).slice(0, 10)}.`,
        ],
  )
}

/** Nothing where a list that was imported leads already: it would say the same of the same addresses. */
function headlineOf({ dossier }: Subject, { byClass }: Known): string | null {
  const isToldAlready = (dossier.blocklists ?? []).some(({ listedAddresses }) => listedAddresses > 0)
  const guilty = byClass.filter((one) => severities[one.class] !== 'notice').map(({ addresses }) => addresses)
  if (isToldAlready || guilty.length === 0) return null
  return `DNS blocklists have ${quantity(Math.max(...guilty), 'address')} of it`
}

function answersOf({ answered, failed, waiting }: Sorted, { unasked }: Known): AnswerCount[] {
  const found = answered.filter(({ standing }) => standing.length > 0).length
  const counts: AnswerCount[] = [
    { answer: 'found', count: found },
    { answer: 'nothing-found', count: answered.length - found },
    { answer: 'failed', count: failed.length },
    { answer: 'not-checked', count: waiting.length + unasked.filter(isAlive).length },
  ]
  return counts.filter(({ count }) => count !== 0)
}

/** A dead list is none to miss. */
const isAlive = ({ zone }: UnaskedZone): boolean => zone.access.kind !== 'dead'

const basisOf = (zone: ZoneStanding, subject: Subject): Basis => ({
  source: zone.zone,
  title: zoneOf(zone.zone).title,
  status: isStale(zone, subject) ? 'stale' : 'observed',
  asOf: zone.oldestAt,
  ageDays: zone.oldestAt === null ? null : daysBetween(zone.oldestAt, subject.dossier.at),
})
