/** How much the AS announces, how its routes stand by RFC 6811, and which prefixes others announce beside it. */
import { formatAsn } from '#lib/address-space/asn.ts'
import { explainVrpDay } from '../../statements/days.ts'
import { stateName } from '../../statements/route-words.ts'
import {
  answersOn,
  explainStaleness,
  goodIfComplete,
  standingOf,
  statementWithoutSource,
} from '../../statements/standing.ts'
import type { Severity } from '../../statements/statement.ts'
import { areTablesOld, sayWhere } from '../../statements/tables.ts'
import { enumerate, formatCount, quantity } from '../../statements/wording.ts'
import type { AsnDossier, AsnRoute } from '../asn-dossier.ts'
import { type AsnStatement, originCell, tableOf } from './asn-statement.ts'

export function stateAnnounced(dossier: AsnDossier): AsnStatement {
  const topic = { topic: 'announced', title: 'Announces' } as const
  const { announced, asn } = dossier
  const standing = standingOf(dossier, 'announcements')
  if (announced === null) return statementWithoutSource({ ...topic, question: 'What it announces' }, standing)
  const { routes, addresses } = announced
  const then = areTablesOld(dossier) ? ` in ${sayWhere(dossier)}` : ''
  const said =
    routes.length === 0
      ? `${formatAsn(asn)} announces no IPv4 prefix in ${sayWhere(dossier)}.`
      : `${formatAsn(asn)} announces ${quantity(routes.length, 'prefix')}${then}, together ${quantity(addresses, 'address')}.`
  return {
    ...topic,
    severity: 'notice',
    answers: answersOn(standing, routes.length > 0),
    text: `${said}${explainStaleness(standing)}`,
    headline: null,
    basis: standing.basis,
    asked: quantity(standing.asked.length, 'routing table'),
    facts: tableOf(
      [
        { title: 'Prefix', holds: 'prefix' },
        { title: 'RPKI', holds: 'text' },
      ],
      routes,
      ({ prefix, state, reason }) => [prefix, stateName(state, reason)],
    ),
  }
}

/** Null where there is no route to ask about. */
export function stateRpki(dossier: AsnDossier): AsnStatement | null {
  const topic = { topic: 'rpki', title: 'RPKI' } as const
  const { announced, asn } = dossier
  if (announced === null || announced.routes.length === 0) return null
  const [routes, vrps] = [standingOf(dossier, 'announcements'), standingOf(dossier, 'vrps')]
  if (dossier.vrps === null) return statementWithoutSource({ ...topic, question: 'Whether its routes are Valid' }, vrps)
  const of = (state: AsnRoute['state']) => announced.routes.filter((route) => route.state === state)
  const [valid, invalid, notFound] = [of('valid'), of('invalid'), of('not-found')]
  const all = announced.routes.length
  const sums = [
    `${formatCount(valid.length)} Valid`,
    `${formatCount(invalid.length)} Invalid`,
    `${formatCount(notFound.length)} NotFound`,
  ].join(', ')
  const bad = enumerate(invalid.map(({ prefix, reason }) => `${prefix} (${reason})`))
  const text = `Of ${quantity(all, 'route')} ${sums}${explainVrpDay(dossier)}.`
  return {
    ...topic,
    severity: severityOf(announced.routes, goodIfComplete(routes, vrps)),
    answers: answersOn(vrps, valid.length + invalid.length > 0),
    text: `${text}${invalid.length > 0 ? ` Validating networks drop ${bad}.` : ''}${explainStaleness(vrps)}`,
    headline:
      invalid.length > 0
        ? `${formatCount(invalid.length)} of ${quantity(all, 'route')} of ${formatAsn(asn)} ${invalid.length === 1 ? 'is' : 'are'} RPKI-Invalid`
        : null,
    basis: [...vrps.basis, ...routes.basis],
    asked: quantity(all, 'route'),
    facts: tableOf(
      [
        { title: 'Invalid route', holds: 'prefix' },
        { title: 'Reason', holds: 'text' },
      ],
      invalid,
      ({ prefix, reason }) => [prefix, reason],
    ),
  }
}

function severityOf(routes: readonly AsnRoute[], best: Severity): Severity {
  if (routes.some(({ state }) => state === 'invalid')) return 'warning'
  return routes.every(({ state }) => state === 'valid') ? best : 'notice'
}

/** Null where it announces nothing. */
export function stateSharedPrefixes(dossier: AsnDossier): AsnStatement | null {
  const routes = dossier.announced?.routes ?? []
  if (routes.length === 0) return null
  const standing = standingOf(dossier, 'announcements')
  const shared = routes.filter(({ alsoFrom }) => alsoFrom.length > 0)
  const others = [...new Set(shared.flatMap(({ alsoFrom }) => alsoFrom))].map(originCell)
  return {
    topic: 'shared-prefixes',
    title: 'Other origins',
    severity: shared.length > 0 ? 'warning' : goodIfComplete(standing),
    answers: answersOn(standing, shared.length > 0),
    text:
      shared.length > 0
        ? `${quantity(shared.length, 'prefix')} of ${formatCount(routes.length)} ${shared.length === 1 ? 'is' : 'are'} announced by others too${areTablesOld(dossier) ? ` in ${sayWhere(dossier)}` : ''} (MOAS): ${enumerate(others)}. Anycast and moves look like this, and so does a conflict.`
        : `Nobody else announces the same prefixes.${explainStaleness(standing)}`,
    headline: null,
    basis: standing.basis,
    asked: quantity(routes.length, 'prefix'),
    facts: tableOf(
      [
        { title: 'Prefix', holds: 'prefix' },
        { title: 'Also announced by', holds: 'data' },
      ],
      shared,
      ({ prefix, alsoFrom }) => [prefix, enumerate(alsoFrom.map(originCell), 4)],
    ),
  }
}
