/** Routes for parts of the block: whose they are, and which of them a ROA forbids. */
import { longestCarried } from '#lib/routing/announcement.ts'
import type { RoutingFinding } from '../dossier.ts'
import type { Particulars } from '../particulars.ts'
import { vrpsOf } from './judging-vrps.ts'
import { originName, stateName } from './routing.ts'
import { explainSighting, sightingOf } from './sightings.ts'
import { answersOn, explainVrpDay, goodIfComplete, standingOf, statementWithoutSource } from './standing.ts'
import type { FactTable, Severity, Statement } from './statement.ts'
import { prefixFrom, type Subject } from './subject.ts'
import { enumerate, formatCount, quantity } from './wording.ts'

const topic = { topic: 'more-specifics', title: 'More-specifics' } as const
type Route = RoutingFinding['moreSpecifics'][number]

export function stateMoreSpecifics({ dossier, prefix, particulars }: Subject): Statement {
  const standing = standingOf(dossier, 'announcements')
  const { routing } = dossier
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
    answers: answersOn(standing, routes.length > 0),
    text: describe({ carried, leaked, length: prefix.length, byVrps, particulars }),
    headline:
      invalid.length > 0
        ? `${quantity(invalid.length, 'route')} inside it ${invalid.length === 1 ? 'is' : 'are'} RPKI-Invalid${byVrps}`
        : null,
    basis: standing.basis,
    asked: quantity(standing.asked.length, 'routing table'),
    facts: routes.length > 0 ? factsOf(routes, particulars) : null,
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
  length: number
  /** Of which day the VRPs are, where they are old. */
  byVrps: string
  particulars: Particulars
}

function describe({ carried, leaked, length, byVrps, particulars }: Described): string {
  if (carried.length === 0 && leaked.length === 0) return `No route inside the /${length} is in the tables asked.`
  const origins = [...new Set(carried.map(({ origin }) => originName(origin)))]
  const parts = [
    carried.length > 0 && `${quantity(carried.length, 'route')} inside it, from ${enumerate(origins)}.`,
    leaked.length > 0 &&
      `${quantity(leaked.length, 'route')} longer than /${longestCarried}, which most networks do not carry${leaked[0] && leaked.length === 1 ? explainSighting(particulars, leaked[0]) : ''}.`,
    `RPKI${byVrps}: ${enumerate(sayStates([...carried, ...leaked]), 4)}.`,
  ]
  return parts.filter((part) => part !== false).join(' ')
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

function factsOf(routes: readonly Route[], particulars: Particulars): FactTable {
  return {
    columns: [
      { title: 'Route', holds: 'data' },
      { title: 'Origin', holds: 'data' },
      { title: 'RPKI', holds: 'text' },
      { title: 'VRPs against it', holds: 'text' },
      { title: 'Seen by', holds: 'text' },
    ],
    rows: routes.map(({ prefix, origin, state, reason }) => [
      prefix,
      originName(origin),
      stateName(state, reason),
      vrpsOf(particulars, { prefix, origin }) ?? '–',
      sightingOf(particulars, { prefix, origin }),
    ]),
  }
}
