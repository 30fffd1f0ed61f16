import type { RoutingFinding, ValidatedOrigin } from '../dossier.ts'
import type { Route } from '../route-keys.ts'
import { dayOf, explainVrpDay, type OfDay, splitByDay } from './days.ts'
import { sayDropped } from './dropped-origins.ts'
import { judgedState, vrpsOf } from './judging-vrps.ts'
import { sayOldTables } from './old-tables.ts'
import { originName, stateName } from './route-words.ts'
import { explainSighting, sightingOf } from './sightings.ts'
import { answersOn, explainStaleness, goodIfComplete, standingOf, statementWithoutSource } from './standing.ts'
import type { FactTable, Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { routingInUse, sayWhere, tablesAsked, witnessesOf } from './tables.ts'
import { enumerate, quantity, sentenceCase } from './wording.ts'

const topic = { topic: 'routing', title: 'Routing' } as const
type Said = Pick<Statement, 'severity' | 'text' | 'headline'>

export function stateRouting(subject: Subject): Statement {
  const { dossier, particulars } = subject
  const standing = standingOf(dossier, 'announcements')
  const routing = routingInUse(dossier, particulars.routesByTable)
  if (routing === null) return statementWithoutSource({ ...topic, question: 'Who announces it' }, standing)
  const asides = [{ text: sayOldTables(subject), headline: null }, sayAsSets(subject, routing), sayDropped(subject)]
  const said = aggravate(sayRouting(subject, routing), asides)
  const vrps = standingOf(dossier, 'vrps')
  return {
    ...topic,
    ...said,
    severity: said.severity === 'good' ? goodIfComplete(standing, vrps) : said.severity,
    answers: answersOn(standing, dossier.routing?.status !== 'unrouted'),
    text: said.text + explainStaleness(standing),
    basis: [...standing.basis, ...standingOf(dossier, 'asn-drop').asked],
    asked: quantity(standing.asked.length, 'routing table'),
    facts: routesTable(subject),
  }
}

/** What is against its origins, whatever RFC 6811 says of its routes; a clause makes it a warning, without one it is told. */
type Aside = Pick<Said, 'text' | 'headline'>

function aggravate(said: Said, asides: readonly Aside[]): Said {
  const headlines = [said, ...asides].flatMap(({ headline }) => headline ?? [])
  return {
    severity: asides.some(({ headline }) => headline !== null) ? 'warning' : said.severity,
    text: [said, ...asides].flatMap(({ text }) => (text === '' ? [] : [text])).join(' '),
    headline: headlines.length === 0 ? null : enumerate(headlines),
  }
}

/** RFC 6811 section 2: an AS_SET is no origin, so no VRP matches it. */
function sayAsSets({ particulars }: Subject, { exact }: RoutingFinding): Aside {
  if (!exact.some(({ origin }) => origin === null)) return { text: '', headline: null }
  const members = particulars.originSets.length > 0 ? ` (${enumerate(particulars.originSets)})` : ''
  return {
    text: `An AS_SET${members} is no one origin: no ROA can make its route Valid (RFC 6811), and RFC 9774 deprecates AS_SETs. Originate it from one AS.`,
    headline: 'an AS_SET announces it, which no ROA can make Valid',
  }
}

function sayRouting(subject: Subject, { status, exact, moreSpecifics, covering }: RoutingFinding): Said {
  const length = `/${subject.prefix.length}`
  const where = sayWhere(subject.dossier)
  switch (status) {
    case 'exact':
      return sayExact(subject, exact)
    case 'more-specifics-only': {
      const { past } = splitByDay(moreSpecifics, witnessesOf(subject))
      const inside = quantity(moreSpecifics.length, 'more-specific route')
      const text =
        past.length === 0
          ? `Nobody announces the ${length} itself; ${inside} inside it ${moreSpecifics.length === 1 ? 'is' : 'are'} announced.`
          : `No route for the ${length} itself is in ${where}; ${sayInside(past)}.`
      return { severity: 'notice', text, headline: null }
    }
    case 'covered-only':
      return sayCovered(subject, covering)
    case 'unrouted':
      return {
        severity: 'notice',
        text: `No route for the ${length}, for a part of it or for a wider block of /8 or longer is in ${where}.`,
        headline: null,
      }
  }
}

const sayInside = (past: readonly OfDay<unknown>[]): string =>
  enumerate(
    past.map(
      ({ day, members }) =>
        `${quantity(members.length, 'more-specific route')} inside it ${members.length === 1 ? 'was' : 'were'} announced ${day}`,
    ),
  )

function sayCovered(subject: Subject, covering: RoutingFinding['covering']): Said {
  const witnesses = witnessesOf(subject)
  const day = dayOf(covering.flatMap(witnesses))
  const names = covering.map((route) => {
    const own = dayOf(witnesses(route))
    const state = judgedState(subject.particulars, route) ?? 'RPKI not checked'
    return `${route.prefix} from ${originName(route.origin)} (${state}${own === day ? '' : `, ${own}`})`
  })
  const [covers, is, then] = day === 'today' ? ['covers', 'is', ''] : ['covered', 'was', ` ${day}`]
  return {
    severity: 'warning',
    text: `Only a wider route ${covers} it${then}: ${enumerate([...new Set(names)])}. Announcing the /${subject.prefix.length} takes traffic out of that route.`,
    headline: `it ${is} announced only as part of a wider route${then}`,
  }
}

function sayExact(subject: Subject, exact: readonly ValidatedOrigin[]): Said {
  const { dossier, prefix, particulars } = subject
  const tablesOf = witnessesOf(subject)
  const witnesses = ({ origin }: ValidatedOrigin) => tablesOf({ prefix: dossier.prefix, origin })
  const { today, past } = splitByDay(exact, witnesses)
  const nameOf = ({ origin }: ValidatedOrigin) =>
    `${originName(origin)}${explainSighting(particulars, { prefix: dossier.prefix, origin })}`
  const invalid = exact.filter(({ state }) => state === 'invalid')
  const byVrps = explainVrpDay(dossier)
  const say = (origins: readonly ValidatedOrigin[], verb: 'announce' | 'announced') =>
    origins.length === 1
      ? `${enumerate(origins.map(nameOf))} ${verb === 'announce' ? 'announces' : verb} the /${prefix.length}`
      : `${quantity(origins.length, 'origin')} ${verb} the same /${prefix.length}: ${enumerate(origins.map(nameOf))}`
  const who = sentenceCase(
    [
      ...(today.length > 0 ? [say(today, 'announce')] : []),
      ...past.map(({ day, members }) => sayOn(say(members, 'announced'), day)),
    ].join('; '),
  )
  if (invalid.length > 0) {
    const bad = enumerate(invalid.map(({ origin, reason }) => `${originName(origin)} (${reason})`))
    return {
      severity: 'warning',
      text: `${who}. RPKI-Invalid${byVrps}: ${bad}; validating networks drop such a route.`,
      headline: `${headlineOfInvalid(exact, invalid, (one) => dayOf(witnesses(one)))}${byVrps}`,
    }
  }
  if (exact.length > 1) {
    const then = past.map(
      ({ day, members }) =>
        `${members.length === 1 ? 'one origin' : quantity(members.length, 'origin')} announced it ${day}`,
    )
    return {
      severity: 'warning',
      text: `${who}. Ask the holder whether each of them is meant.`,
      headline: then.length > 0 ? enumerate(then) : `${exact.length} origins announce it`,
    }
  }
  return {
    severity: exact[0]?.state === 'valid' ? 'good' : 'notice',
    text: `${who}; ${explainState(exact[0]?.state ?? null)}${byVrps}.`,
    headline: null,
  }
}

/** The day stands before the names: `On 2026-06-19 AS64500 announced the /24`. */
const sayOn = (clause: string, day: string): string => `${day} ${clause}`

/** Which of its routes: a former holder's Invalid route says nothing against the Valid one beside it. */
function headlineOfInvalid(
  exact: readonly ValidatedOrigin[],
  invalid: readonly ValidatedOrigin[],
  dayOfRoute: (route: ValidatedOrigin) => string,
): string {
  const then = (route: ValidatedOrigin) => (dayOfRoute(route) === 'today' ? '' : ` ${dayOfRoute(route)}`)
  const names = enumerate(invalid.map((route) => `${originName(route.origin)}${then(route)}`))
  if (exact.length === 1) return `its route from ${names} is RPKI-Invalid`
  const part = invalid.length === exact.length ? `all ${exact.length}` : `${invalid.length} of ${exact.length}`
  return `${part} origins (${names}) ${invalid.length === 1 ? 'is' : 'are'} RPKI-Invalid`
}

function explainState(state: ValidatedOrigin['state']): string {
  if (state === null) return 'whether its ROA allows that was not checked'
  return state === 'valid' ? 'a ROA makes that route Valid' : 'no ROA covers that route (NotFound)'
}

function routesTable(subject: Subject): FactTable | null {
  const { dossier, particulars } = subject
  const { prefix } = dossier
  const { exact, covering } = dossier.routing ?? { exact: [], covering: [] }
  const seen = (route: Route) => sightingOf(particulars, route)
  const witnesses = witnessesOf(subject, tablesAsked(dossier))
  const dated = (relation: string, route: Route) => {
    const day = dayOf(witnesses(route))
    return day === 'today' ? relation : `${relation}, ${day}`
  }
  const rows = [
    ...exact.map(({ origin, state, reason }) => [
      prefix,
      originName(origin),
      dated('exact', { prefix, origin }),
      stateName(state, reason),
      vrpsOf(particulars, { prefix, origin }),
      seen({ prefix, origin }),
    ]),
    ...covering.map((route) => [
      route.prefix,
      originName(route.origin),
      dated('wider', route),
      judgedState(particulars, route) ?? stateName(null, null),
      vrpsOf(particulars, route),
      seen(route),
    ]),
  ]
  if (rows.length === 0) return null
  return {
    columns: [
      { title: 'Route', holds: 'data' },
      { title: 'Origin', holds: 'asn' },
      { title: 'Relation', holds: 'text' },
      { title: 'RPKI', holds: 'text' },
      { title: 'VRPs that cover it', holds: 'text' },
      { title: 'Seen by', holds: 'text' },
    ],
    rows,
  }
}
