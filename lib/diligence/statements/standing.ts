/**
 * On what footing a statement stands: the sources of one kind of fact, and in what state they are.
 *
 * Here lives the rule that nothing is called good unless every required source was observed and is fresh.
 */
import { daysBetween } from '#lib/kernel/calendar-date.ts'
import type { Dossier, DossierSource } from '../dossier.ts'
import type { SnapshotKind } from '../snapshot.ts'
import { sourceOf } from '../source-catalogue.ts'
import type { AnswerCount, Basis, Severity, Statement } from './statement.ts'
import { enumerate, quantity } from './wording.ts'

export type Standing = {
  basis: readonly Basis[]
  /** Sources that have a snapshot, fresh or stale: the ones that were asked. */
  asked: readonly Basis[]
  failed: readonly Basis[]
  notConfigured: readonly Basis[]
  /** Something was asked, everything asked is dated and fresh, and every required source answered. */
  complete: boolean
}

/** Of a block or of an AS: what it rests on, and the moment it is for. */
type Sourced = Pick<Dossier, 'sources' | 'at'>

export const standingOf = (dossier: Sourced, kind: SnapshotKind): Standing =>
  standingFrom(
    dossier.sources.filter((source) => source.kind === kind),
    dossier.at,
  )

/** The same of sources that the caller chose. */
export function standingFrom(sources: readonly DossierSource[], at: string): Standing {
  const basis = sources.map(({ source, kind, status, asOf }) => ({
    source,
    title: sourceOf(source, kind).title,
    status,
    asOf,
    ageDays: asOf === null ? null : daysBetween(asOf, at),
  }))
  const asked = basis.filter(({ status }) => status === 'observed' || status === 'stale')
  const required = sources
    .filter(({ source, kind }) => sourceOf(source, kind).required)
    .flatMap(({ source }) => basis.filter((one) => one.source === source))
  return {
    basis,
    asked,
    failed: basis.filter(({ status }) => status === 'failed'),
    notConfigured: basis.filter(({ status }) => status === 'not-configured'),
    complete:
      asked.length > 0 && [...asked, ...required].every(({ status, asOf }) => status === 'observed' && asOf !== null),
  }
}

/** The only way to `good`: what looks good on an incomplete footing is no more than a notice. */
export function goodIfComplete(...standings: readonly Standing[]): Severity {
  return standings.every(({ complete }) => complete) ? 'good' : 'notice'
}

/** Found or nothing found, and beside it how many sources failed or were never asked. */
export function answersOn(standing: Standing, found: boolean): AnswerCount[] {
  return [{ answer: found ? 'found' : 'nothing-found', count: null }, ...gaps(standing)]
}

export function gaps({ failed, notConfigured }: Standing): AnswerCount[] {
  const counted: AnswerCount[] = [
    { answer: 'failed', count: failed.length },
    { answer: 'not-checked', count: notConfigured.length },
  ]
  return counted.filter(({ count }) => count !== 0)
}

/**
 * ` Past its limit of age: Spamhaus DROP (12 days old).` or nothing. `concerning` are the ids of the sources that a
 * statement is about: the age of the others is told once, among what is not known.
 */
export function explainStaleness({ asked }: Standing, concerning: readonly string[] | null = null): string {
  const stale = asked.filter(
    ({ source, status }) => status === 'stale' && (concerning === null || concerning.includes(source)),
  )
  if (stale.length === 0) return ''
  if (stale.length > mostNamed) {
    const ages = stale.flatMap(({ ageDays }) => ageDays ?? [])
    const oldest = ages.length === 0 ? 'undated' : `up to ${ageOf(Math.max(...ages))}`
    return ` Past their limit of age: ${stale.length} of ${asked.length} sources, ${oldest}.`
  }
  const named = stale.map(({ title, ageDays }) => `${title} (${ageDays === null ? 'undated' : ageOf(ageDays)})`)
  return ` Past ${stale.length === 1 ? 'its limit' : 'their limits'} of age: ${enumerate(named)}.`
}

/** Names of more stale sources than these would be longer than what is said of the block. */
const mostNamed = 2

export function ageOf(days: number): string {
  if (days < 1) return 'under a day old'
  return `${quantity(days, 'day')} old`
}

/** ` Asked: 3 of 5 registries.` or nothing where every source answered: silence of some is not the silence of all. */
export function explainGaps({ asked, basis }: Standing, noun: string): string {
  return asked.length === basis.length ? '' : ` Asked: ${asked.length} of ${quantity(basis.length, noun)}.`
}

/** The statement of a check that had no source to ask. Never says anything about the block. */
export function statementWithoutSource<T extends string>(
  subject: Pick<Statement<T>, 'topic' | 'title'> & { question: string },
  standing: Standing,
): Statement<T> {
  const failed = standing.failed.length > 0
  const reason = failed
    ? `${enumerate(standing.failed.map(({ title }) => title))} could not be read, and no earlier import stands in.`
    : 'No source for it has been imported.'
  return {
    topic: subject.topic,
    title: subject.title,
    severity: 'notice',
    answers: failed ? gaps(standing) : [{ answer: 'not-checked', count: null }],
    text: `${subject.question}: ${failed ? 'not known' : 'not checked'}. ${reason}`,
    headline: null,
    basis: standing.basis,
    asked: null,
    facts: null,
  }
}
