/** Who announces the block itself now. More-specifics are a statement of their own. */
import { formatAsn } from '#lib/address-space/asn.ts'
import type { RoutingFinding, ValidatedOrigin } from '../dossier.ts'
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
  const said = sayRouting(subject, routing)
  const vrps = standingOf(dossier, 'vrps')
  return {
    ...topic,
    ...said,
    severity: said.severity === 'good' ? goodIfComplete(standing, vrps) : said.severity,
    answers: answersOn(standing, routing.status !== 'unrouted'),
    text: said.text + explainStaleness(standing),
    basis: standing.basis,
    asked: quantity(standing.asked.length, 'routing table'),
    facts: routesTable(subject, routing),
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
      const origins = [...new Set(covering.map(({ prefix, origin }) => `${prefix} from ${originName(origin)}`))]
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

function routesTable({ dossier, particulars }: Subject, { exact, covering }: RoutingFinding): FactTable | null {
  const { prefix } = dossier
  const seen = (route: { prefix: string; origin: number | null }) => sightingOf(particulars, route)
  const rows = [
    ...exact.map(({ origin, state, reason }) => [
      prefix,
      originName(origin),
      'exact',
      stateName(state, reason),
      seen({ prefix, origin }),
    ]),
    // The contract gives covering routes no state of their own.
    ...covering.map((route) => [route.prefix, originName(route.origin), 'wider', '–', seen(route)]),
  ]
  if (rows.length === 0) return null
  return {
    columns: [
      { title: 'Route', holds: 'data' },
      { title: 'Origin', holds: 'asn' },
      { title: 'Relation', holds: 'text' },
      { title: 'RPKI', holds: 'text' },
      { title: 'Seen by', holds: 'text' },
    ],
    rows,
  }
}
