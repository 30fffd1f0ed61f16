/** Who announces the block itself now. More-specifics are a statement of their own. */
import { formatAsn } from '#lib/address-space/asn.ts'
import type { SetMember } from '../checks/set-members.ts'
import type { RoutingFinding, ValidatedOrigin } from '../dossier.ts'
import { keyOfRoute } from '../route-keys.ts'
import { areOnDrop, droppedAmong, sayDropOf } from './asn-drop.ts'
import { vrpsOf } from './judging-vrps.ts'
import { explainSighting, sightingOf } from './sightings.ts'
import {
  answersOn,
  explainStaleness,
  explainVrpDay,
  goodIfComplete,
  standingOf,
  statementWithoutSource,
} from './standing.ts'
import type { FactTable, Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { enumerate, quantity, sentenceCase } from './wording.ts'

const topic = { topic: 'routing', title: 'Routing' } as const
type Said = Pick<Statement, 'severity' | 'text' | 'headline'>

export function stateRouting(subject: Subject): Statement {
  const { dossier } = subject
  const standing = standingOf(dossier, 'announcements')
  const { routing } = dossier
  if (routing === null) return statementWithoutSource({ ...topic, question: 'Who announces it' }, standing)
  const said = aggravate(sayRouting(subject, routing), [sayAsSets(subject, routing), sayDropped(subject, routing)])
  const vrps = standingOf(dossier, 'vrps')
  return {
    ...topic,
    ...said,
    severity: said.severity === 'good' ? goodIfComplete(standing, vrps) : said.severity,
    answers: answersOn(standing, routing.status !== 'unrouted'),
    text: said.text + explainStaleness(standing),
    basis: [...standing.basis, ...standingOf(dossier, 'asn-drop').asked],
    asked: quantity(standing.asked.length, 'routing table'),
    facts: routesTable(subject, routing),
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

/**
 * A list of ASes says it of all that they announce: the AS is the finding, and a ROA does not lift it. A member of an
 * AS_SET is asked about like an origin, since any of them may be where the route begins.
 */
function sayDropped(
  { particulars: { droppedAsns, setMembers } }: Subject,
  { exact, covering, moreSpecifics }: RoutingFinding,
): Aside {
  const membersIn = (relation: SetMember['relation']) =>
    setMembers.filter((member) => member.relation === relation).map(({ asn }) => asn)
  const originsIn = (routes: readonly { origin: number | null }[]) => routes.map(({ origin }) => origin)
  const roles = [
    { asns: originsIn(exact), role: 'which announces it' },
    { asns: membersIn('exact'), role: 'a member of the AS_SET that announces it' },
    { asns: originsIn(moreSpecifics), role: 'which announces a part of it' },
    { asns: membersIn('inside'), role: 'a member of an AS_SET that announces a part of it' },
    { asns: originsIn(covering), role: 'which announces a wider block' },
    { asns: membersIn('covers'), role: 'a member of an AS_SET that announces a wider block' },
  ]
  const told = new Set<number>()
  const headlines = roles.flatMap(({ asns, role }) => {
    const listed = droppedAmong(asns, droppedAsns).filter((asn) => !told.has(asn))
    for (const asn of listed) told.add(asn)
    return listed.map((asn) => areOnDrop([asn]).replace(' is on', `, ${role}, is on`))
  })
  const text = sayDropOf(
    roles.flatMap(({ asns }) => asns),
    droppedAsns,
  )
  const note = setMembers.length > 0 && text !== '' ? ' The members of AS_SETs were looked up like origins.' : ''
  return {
    text: droppedAsns.answer === 'read' ? text + note : text,
    headline: headlines.length > 0 ? enumerate(headlines) : null,
  }
}

function sayRouting(subject: Subject, { status, exact, moreSpecifics, covering }: RoutingFinding): Said {
  const length = `/${subject.prefix.length}`
  switch (status) {
    case 'exact':
      return sayExact(subject, exact)
    case 'more-specifics-only':
      return {
        severity: 'notice',
        text: `Nobody announces the ${length} itself; ${quantity(moreSpecifics.length, 'more-specific route')} inside it ${moreSpecifics.length === 1 ? 'is' : 'are'} announced.`,
        headline: null,
      }
    case 'covered-only': {
      const { particulars } = subject
      const stateIn = (route: (typeof covering)[number]) => judgedState(particulars, route) ?? 'RPKI not checked'
      const origins = covering.map((route) => `${route.prefix} from ${originName(route.origin)} (${stateIn(route)})`)
      return {
        severity: 'warning',
        text: `Only a wider route covers it: ${enumerate(origins)}. Announcing the ${length} takes traffic out of that route.`,
        headline: 'it is announced only as part of a wider route',
      }
    }
    case 'unrouted':
      return {
        severity: 'notice',
        text: `No route for the ${length}, for a part of it or for a wider block of /8 or longer is in the tables asked.`,
        headline: null,
      }
  }
}

function sayExact({ dossier, prefix, particulars }: Subject, exact: readonly ValidatedOrigin[]): Said {
  const names = exact.map(
    ({ origin }) => `${originName(origin)}${explainSighting(particulars, { prefix: dossier.prefix, origin })}`,
  )
  const invalid = exact.filter(({ state }) => state === 'invalid')
  const byVrps = explainVrpDay(dossier)
  const who =
    exact.length === 1
      ? `${sentenceCase(enumerate(names))} announces the /${prefix.length}`
      : `${quantity(exact.length, 'origin')} announce the same /${prefix.length}: ${enumerate(names)}`
  if (invalid.length > 0) {
    const bad = enumerate(invalid.map(({ origin, reason }) => `${originName(origin)} (${reason})`))
    return {
      severity: 'warning',
      text: `${who}. RPKI-Invalid${byVrps}: ${bad}; validating networks drop such a route.`,
      headline: `${headlineOfInvalid(exact, invalid)}${byVrps}`,
    }
  }
  if (exact.length > 1) {
    return {
      severity: 'warning',
      text: `${who}. Ask the holder whether each of them is meant.`,
      headline: `${exact.length} origins announce it`,
    }
  }
  return {
    severity: exact[0]?.state === 'valid' ? 'good' : 'notice',
    text: `${who}; ${explainState(exact[0]?.state ?? null)}${byVrps}.`,
    headline: null,
  }
}

/** Which of its routes: a former holder's Invalid route says nothing against the Valid one beside it. */
function headlineOfInvalid(exact: readonly ValidatedOrigin[], invalid: readonly ValidatedOrigin[]): string {
  const names = enumerate(invalid.map(({ origin }) => originName(origin)))
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

function routesTable({ dossier, particulars }: Subject, { exact, covering }: RoutingFinding): FactTable | null {
  const { prefix } = dossier
  const seen = (route: { prefix: string; origin: number | null }) => sightingOf(particulars, route)
  const rows = [
    ...exact.map(({ origin, state, reason }) => [
      prefix,
      originName(origin),
      'exact',
      stateName(state, reason),
      vrpsOf(particulars, { prefix, origin }),
      seen({ prefix, origin }),
    ]),
    ...covering.map((route) => [
      route.prefix,
      originName(route.origin),
      'wider',
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
