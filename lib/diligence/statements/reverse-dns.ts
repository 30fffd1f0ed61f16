/**
 * Whether the reverse zones of the block are delegated, and whether the servers they are delegated to have them.
 *
 * A zone that nobody told about is not one that is missing, and nothing is good before every zone was asked, lately.
 */
import { daysBetween } from '#lib/kernel/calendar-date.ts'
import type { ReverseReading, ReverseStanding, ServerState, ZoneReading } from '../reverse-dns/reverse-reading.ts'
import type { AnswerCell, AnswerCount, Basis, FactTable, Severity, Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { enumerate, formatAsOf, formatCount, quantity } from './wording.ts'

const topic = { topic: 'rdns', title: 'rDNS', page: 'rdns' } as const

/** A judgement of this house: delegations change with a deal, and whoever buys has them asked again. */
const reverseStaleAfterDays = 7

export function stateReverseDns({ dossier, particulars }: Subject): Statement {
  const { reverse } = particulars
  if (reverse.state !== 'kept' || reverse.last === null) return withoutAnswer(reverse)
  const { at, reading } = reverse.last
  const age = daysBetween(at, dossier.at)
  const isStale = age < 0 || age > reverseStaleAfterDays
  const problem = reverse.problem
  return {
    ...topic,
    severity: severityOf(reading, isStale || problem !== null),
    answers: answersOf(reading),
    text: [
      tellDelegation(reading),
      ...tellServers(reading),
      ...tellSignature(reading),
      ...tellSample(reading),
      ...(isStale ? [`Asked ${formatAsOf(at).slice(0, 10)}, so what changed since is not known.`] : []),
      ...(problem ? [`Asked again on ${problem.at.slice(0, 10)}, without an answer (${problem.reason}).`] : []),
    ].join(' '),
    headline: null,
    basis: [basisOf(at, age, isStale)],
    asked: `${quantity(reading.zones.length, 'zone')} of ${formatCount(reading.zonesInAll)}`,
    facts: factsOf(reading),
    isOfKeptAnswers: true,
  }
}

function withoutAnswer(reverse: ReverseStanding): Statement {
  const hasFailed = reverse.state === 'unreadable' || (reverse.state === 'kept' && reverse.problem !== null)
  return {
    ...topic,
    severity: 'notice',
    answers: [{ answer: hasFailed ? 'failed' : 'not-checked', count: null }],
    text: `Whether its reverse zones are delegated: ${whyWithout(reverse)}.`,
    headline: null,
    basis: [],
    asked: null,
    facts: null,
    isOfKeptAnswers: true,
  }
}

function whyWithout(reverse: ReverseStanding): string {
  if (reverse.state === 'unreadable') return 'not known, since the answers kept here could not be read'
  if (reverse.state === 'not-kept') return 'not checked. No name server is asked'
  if (reverse.problem)
    return `not known. Asked on ${formatAsOf(reverse.problem.at)}, without an answer (${reverse.problem.reason})`
  return reverse.canAsk
    ? 'not checked. Nobody had them asked yet'
    : 'not checked. No resolver is set to ask them through'
}

const withDelegation = ({ zones }: ReverseReading, wanted: ZoneReading['delegation']) =>
  zones.filter(({ delegation }) => delegation === wanted)

/** Zones with a server of that kind. */
const zonesWith = (reading: ReverseReading, wanted: ServerState) =>
  withDelegation(reading, 'delegated').filter(({ servers }) => servers.some(({ state }) => state === wanted))

/** Of those that were asked none answers; a zone whose servers could not be asked is not known to be broken. */
function isBroken({ servers }: ZoneReading): boolean {
  const asked = servers.filter(({ state }) => state !== 'not-asked')
  return asked.length > 0 && !asked.some(({ state }) => state === 'answers')
}

function severityOf(reading: ReverseReading, isDoubtful: boolean): Severity {
  const delegated = withDelegation(reading, 'delegated')
  if (zonesWith(reading, 'lame').length > 0 || delegated.some(isBroken)) return 'warning'
  const isWhole = delegated.length === reading.zonesInAll
  const answersAll = delegated.every(({ servers }) => servers.every(({ state }) => state === 'answers'))
  return isWhole && answersAll && !isDoubtful ? 'good' : 'notice'
}

function answersOf(reading: ReverseReading): AnswerCount[] {
  const counts: AnswerCount[] = [
    { answer: 'found', count: withDelegation(reading, 'delegated').length },
    { answer: 'nothing-found', count: withDelegation(reading, 'none').length },
    { answer: 'failed', count: withDelegation(reading, 'failed').length },
    { answer: 'not-checked', count: reading.zonesInAll - reading.zones.length },
  ]
  return counts.filter(({ count }) => count !== 0)
}

function tellDelegation(reading: ReverseReading): string {
  const asked = reading.zones.length
  const [delegated, none, failed] = (['delegated', 'none', 'failed'] as const).map(
    (wanted) => withDelegation(reading, wanted).length,
  )
  const told = [
    ...(delegated ? [`${formatCount(delegated)} delegated`] : []),
    ...(none ? [`${formatCount(none)} not delegated`] : []),
    ...(failed ? [`${formatCount(failed)} not known, since nobody told`] : []),
  ]
  return `Of ${quantity(asked, 'reverse zone')} asked ${enumerate(told)}.`
}

function tellServers(reading: ReverseReading): string[] {
  const [lame, silent, unasked] = [
    zonesWith(reading, 'lame'),
    zonesWith(reading, 'silent'),
    zonesWith(reading, 'not-asked'),
  ]
  const broken = withDelegation(reading, 'delegated').filter(isBroken)
  return [
    ...(lame.length > 0 ? [`Lame in ${countZones(lame)}: ${namesOf(lame, 'lame')}.`] : []),
    ...(silent.length > 0 ? [`Silent in ${countZones(silent)}: ${namesOf(silent, 'silent')}.`] : []),
    ...(unasked.length > 0 ? [`Not asked in ${countZones(unasked)}: ${namesOf(unasked, 'not-asked')}.`] : []),
    ...(broken.length > 0 ? [`No server answers for ${countZones(broken)}.`] : []),
  ]
}

const countZones = (zones: readonly ZoneReading[]): string => quantity(zones.length, 'zone')

const namesOf = (zones: readonly ZoneReading[], wanted: ServerState): string =>
  enumerate([
    ...new Set(zones.flatMap(({ servers }) => servers.filter(({ state }) => state === wanted).map(({ name }) => name))),
  ])

function tellSignature(reading: ReverseReading): string[] {
  const delegated = withDelegation(reading, 'delegated')
  const signed = delegated.filter(({ isSigned }) => isSigned === true).length
  return signed > 0 ? [`DNSSEC: ${formatCount(signed)} of ${formatCount(delegated.length)} signed.`] : []
}

/** Never without how many were asked. */
function tellSample({ zones }: ReverseReading): string[] {
  const samples = zones.flatMap(({ ptr }) => ptr ?? [])
  const sum = (of: 'asked' | 'named' | 'failed') => samples.reduce((total, sample) => total + sample[of], 0)
  if (sum('asked') === 0) return []
  const failed = sum('failed') > 0 ? `, ${formatCount(sum('failed'))} without an answer` : ''
  return [`PTR: ${formatCount(sum('named'))} of ${quantity(sum('asked'), 'address')} sampled have a name${failed}.`]
}

const basisOf = (asOf: string, ageDays: number, isStale: boolean): Basis => ({
  ...{ source: 'reverse-dns', title: 'DNS', status: isStale ? 'stale' : 'observed', asOf, ageDays },
})

export function factsOf({ zones }: ReverseReading): FactTable {
  return {
    columns: [
      { title: 'Zone', holds: 'data' },
      { title: 'Of', holds: 'data' },
      { title: 'Delegation', holds: 'answer' },
      { title: 'Servers', holds: 'text' },
      { title: 'DNSSEC', holds: 'text' },
      { title: 'PTR sample', holds: 'text' },
    ],
    rows: zones.map((zone) => [
      zone.zone,
      zone.block,
      delegationCell(zone),
      zone.servers
        .map(({ name, address, state, why }) => `${address === null ? name : `${name} (${address})`}: ${why ?? state}`)
        .join('; '),
      zone.isSigned === null ? null : signedWords[`${zone.isSigned}`],
      zone.ptr &&
        `${zone.ptr.named} of ${zone.ptr.asked}${zone.ptr.examples[0] ? `, as ${zone.ptr.examples[0].name}` : ''}`,
    ]),
  }
}

const signedWords = { true: 'signed', false: 'not signed' } as const

function delegationCell({ delegation, why }: ZoneReading): AnswerCell {
  if (delegation === 'none') return { answer: 'nothing-found', why: 'the zone above has none' }
  return { answer: delegation === 'delegated' ? 'found' : 'failed', why }
}
