/** Who announces the block itself now. More-specifics are a statement of their own. */
import { formatAsn } from '#lib/address-space/asn.ts'
import type { DossierSource, RoutingFinding, ValidatedOrigin } from '../dossier.ts'
import { keyOfRoute, type Route } from '../route-keys.ts'
import { dayOf, explainVrpDay, type OfDay, splitByDay } from './days.ts'
import { sayDropped } from './dropped-origins.ts'
import { vrpsOf } from './judging-vrps.ts'
import { explainSighting, sightingOf } from './sightings.ts'
import { answersOn, explainStaleness, goodIfComplete, standingOf, statementWithoutSource } from './standing.ts'
import type { FactTable, Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { nameSources, routingInUse, sayWhere, tablesAsked, tablesHaving, tablesInUse } from './tables.ts'
import { enumerate, quantity, sentenceCase } from './wording.ts'

const topic = { topic: 'routing', title: 'Routing' } as const
type Said = Pick<Statement, 'severity' | 'text' | 'headline'>

export function stateRouting(subject: Subject): Statement {
  const { dossier, particulars } = subject
  const standing = standingOf(dossier, 'announcements')
  const routing = routingInUse(dossier, particulars.routesByTable)
  if (routing === null) return statementWithoutSource({ ...topic, question: 'Who announces it' }, standing)
  const asides = [sayOldTables(subject), sayAsSets(subject, routing), sayDropped(subject)]
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

/** What a table that is past its age has and none of now: told as of its day. */
function sayOldTables(subject: Subject): Aside {
  const { dossier } = subject
  const inUse = tablesInUse(dossier)
  const { exact, moreSpecifics, covering } = dossier.routing ?? noRoutes
  const inTablesOfNow = witnessesOf(subject)
  const isGone = (route: Route) => inTablesOfNow(route).length === 0
  const gone = {
    exact: exact.map(({ origin }) => ({ prefix: dossier.prefix, origin })).filter(isGone),
    inside: moreSpecifics.filter(isGone),
    covering: covering.filter(isGone),
  }
  const text = tablesAsked(dossier)
    .filter((table) => !inUse.includes(table))
    .flatMap((table) => {
      const inThis = witnessesOf(subject, [table])
      const its = (routes: readonly Route[]) => routes.filter((route) => inThis(route).length > 0)
      const [own, inside, wider] = [its(gone.exact), its(gone.inside), its(gone.covering)]
      const has = [
        ...(own.length > 0 ? [`${enumerate(own.map(({ origin }) => originName(origin)))} for it`] : []),
        ...(inside.length > 0 ? [`${quantity(inside.length, 'route')} inside it`] : []),
        ...(wider.length > 0 ? [`${quantity(wider.length, 'route')} over it`] : []),
      ]
      return has.length === 0 ? [] : [`The ${nameSources([table])} has ${enumerate(has)}`]
    })
  const none = text.length > 0 ? `; not so the ${nameSources(inUse)}.` : ''
  return { text: `${text.join('. ')}${none}`, headline: null }
}

const noRoutes = { exact: [], moreSpecifics: [], covering: [] }

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

/** Tables of now that have a route; without `tables` those that speak for now. */
export const witnessesOf = (
  { dossier, particulars }: Pick<Subject, 'dossier' | 'particulars'>,
  tables: readonly DossierSource[] = tablesInUse(dossier),
): ((route: Route) => DossierSource[]) => tablesHaving(tables, particulars.routesByTable)

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

/** RFC 6811 compares one origin; an AS_SET has none. */
export const originName = (origin: number | null): string => (origin === null ? 'an AS_SET' : formatAsn(origin))

/** `Invalid, length`; `not checked` where there was no VRP to ask. */
export function stateName(state: ValidatedOrigin['state'], reason: string | null): string {
  if (state === null) return 'not checked'
  return { valid: 'Valid', invalid: `Invalid, ${reason}`, 'not-found': 'NotFound' }[state]
}

/** The same of a route that was judged, else null. */
function judgedState(
  { judgedRoutes }: Subject['particulars'],
  route: { prefix: string; origin: number | null },
): string | null {
  const judged = judgedRoutes.get(keyOfRoute(route))
  return judged ? stateName(judged.state, judged.reason) : null
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
