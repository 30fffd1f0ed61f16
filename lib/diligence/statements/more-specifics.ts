/** Routes for parts of the block: whose they are, and which of them a ROA forbids. */
import { longestCarried } from '#lib/routing/announcement.ts'
import type { RoutingFinding } from '../dossier.ts'
import { dayOf, explainVrpDay, splitByDay } from './days.ts'
import { vrpsOf } from './judging-vrps.ts'
import { originName, stateName } from './route-words.ts'
import { explainSighting, sightingOf } from './sightings.ts'
import { answersOn, goodIfComplete, standingOf, statementWithoutSource } from './standing.ts'
import type { FactTable, Severity, Statement } from './statement.ts'
import { prefixFrom, type Subject } from './subject.ts'
import { routingInUse, sayWhere, tablesAsked, witnessesOf } from './tables.ts'
import { enumerate, formatCount, quantity, sentenceCase } from './wording.ts'

const topic = { topic: 'more-specifics', title: 'More-specifics' } as const
type Route = RoutingFinding['moreSpecifics'][number]

export function stateMoreSpecifics(subject: Subject): Statement {
  const { dossier, particulars } = subject
  const standing = standingOf(dossier, 'announcements')
  const routing = routingInUse(dossier, particulars.routesByTable)
  if (routing === null) return statementWithoutSource({ ...topic, question: 'Who announces parts of it' }, standing)
  const routes = routing.moreSpecifics
  // What is longer is a leak of somebody's inside, not reachability.
  const leaked = routes.filter((route) => prefixFrom(route.prefix).length > longestCarried)
  const carried = routes.filter((route) => prefixFrom(route.prefix).length <= longestCarried)
  const foreign = carried.filter(({ origin }) => !routing.exact.some((exact) => exact.origin === origin))
  const invalid = routes.filter(({ state }) => state === 'invalid')
  const byVrps = explainVrpDay(dossier)
  return {
    ...topic,
    severity: severityOf({ routes, invalid, foreign, hasExact: routing.exact.length > 0 }, goodIfComplete(standing)),
    answers: answersOn(standing, (dossier.routing?.moreSpecifics ?? []).length > 0),
    text: `${describe(subject, { carried, leaked, byVrps })}${sayOld(subject)}`,
    headline:
      invalid.length > 0
        ? `${quantity(invalid.length, 'route')} inside it${sayDays(subject, invalid)} ${invalid.length === 1 ? 'is' : 'are'} RPKI-Invalid${byVrps}`
        : null,
    basis: standing.basis,
    asked: quantity(standing.asked.length, 'routing table'),
    facts: factsOf(subject),
  }
}

type Judged = { routes: readonly Route[]; invalid: readonly Route[]; foreign: readonly Route[]; hasExact: boolean }

function severityOf({ routes, invalid, foreign, hasExact }: Judged, best: Severity): Severity {
  if (invalid.length > 0 || (hasExact && foreign.length > 0)) return 'warning'
  return routes.length > 0 ? 'notice' : best
}

type Described = {
  carried: readonly Route[]
  leaked: readonly Route[]
  /** Of which day the VRPs are, where they are old. */
  byVrps: string
}

function describe(subject: Subject, { carried, leaked, byVrps }: Described): string {
  const { particulars, prefix } = subject
  if (carried.length === 0 && leaked.length === 0)
    return `No route inside the /${prefix.length} is in ${sayWhere(subject.dossier)}.`
  const origins = [...new Set(carried.map(({ origin }) => originName(origin)))]
  const parts = [
    carried.length > 0 &&
      `${quantity(carried.length, 'route')} inside it${sayDays(subject, carried)}, from ${enumerate(origins)}.`,
    leaked.length > 0 &&
      `${quantity(leaked.length, 'route')} longer than /${longestCarried}${sayDays(subject, leaked)}, which most networks do not carry${leaked[0] && leaked.length === 1 ? explainSighting(particulars, leaked[0]) : ''}.`,
    `RPKI${byVrps}: ${enumerate(sayStates([...carried, ...leaked]), 4)}.`,
  ]
  return parts.filter((part) => part !== false).join(' ')
}

/** ` (on 2026-06-19)`, or nothing where a table of now has them. */
function sayDays(subject: Subject, routes: readonly Route[]): string {
  const { today, past } = splitByDay(routes, witnessesOf(subject))
  if (past.length === 0) return ''
  const one = past.length === 1 && today.length === 0
  const days = past.map(({ day, members }) => (one ? day : `${formatCount(members.length)} ${day}`))
  return ` (${enumerate(days)})`
}

/** What a table that is past its age has and none of now. */
function sayOld(subject: Subject): string {
  const { dossier } = subject
  const inUse = witnessesOf(subject)
  const old = (dossier.routing?.moreSpecifics ?? []).filter((route) => inUse(route).length === 0)
  const { past } = splitByDay(old, witnessesOf(subject, tablesAsked(dossier)))
  return past
    .map(
      ({ day, members }) =>
        ` ${sentenceCase(day)}, by a table that is not of now, there ${members.length === 1 ? 'was' : 'were'} ${quantity(members.length, 'other')}.`,
    )
    .join('')
}

/** `1 Valid`, `1 Invalid (240.0.100.0/22 from AS64500 by length)`: every route in one of the states. */
function sayStates(routes: readonly Route[]): string[] {
  const inState = (wanted: Route['state']) => routes.filter(({ state }) => state === wanted)
  const counted = (word: string, { length }: readonly Route[]) =>
    length === 0
      ? []
      : [`${length === routes.length && length > 1 ? `all ${formatCount(length)}` : formatCount(length)} ${word}`]
  const invalid = inState('invalid')
  const named = invalid.map(({ prefix, origin, reason }) => `${prefix} from ${originName(origin)} by ${reason}`)
  return [
    ...counted('Valid', inState('valid')),
    ...counted('NotFound', inState('not-found')),
    ...counted(`Invalid (${enumerate(named)})`, invalid),
    ...counted('not checked', inState(null)),
  ]
}

function factsOf(subject: Subject): FactTable | null {
  const { dossier, particulars } = subject
  const routes = dossier.routing?.moreSpecifics ?? []
  if (routes.length === 0) return null
  const witnesses = witnessesOf(subject, tablesAsked(dossier))
  const seenBy = (route: Route) => {
    const day = dayOf(witnesses(route))
    return sightingOf(particulars, route) ?? (day === 'today' ? null : `a table ${day}`)
  }
  return {
    columns: [
      { title: 'Route', holds: 'data' },
      { title: 'Origin', holds: 'data' },
      { title: 'RPKI', holds: 'text' },
      { title: 'VRPs against it', holds: 'text' },
      { title: 'Seen by', holds: 'text' },
    ],
    rows: routes.map((route) => [
      route.prefix,
      originName(route.origin),
      stateName(route.state, route.reason),
      vrpsOf(particulars, route) ?? '–',
      seenBy(route),
    ]),
  }
}
