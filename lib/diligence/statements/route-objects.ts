/** Route objects over the block: which ones still fit what is announced, and who can delete those that do not. */
import { formatAsn } from '#lib/address-space/asn.ts'
import { findDeletionRule } from '#lib/routing/route-object-deletion.ts'
import type { Dossier, RouteObjectFinding } from '../dossier.ts'
import { stateName } from './routing.ts'
import {
  answersOn,
  explainGaps,
  explainStaleness,
  goodIfComplete,
  type Standing,
  standingOf,
  statementWithoutSource,
} from './standing.ts'
import type { FactTable, Severity, Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { enumerate, formatCount, quantity } from './wording.ts'

const topic = { topic: 'route-objects', title: 'Route objects' } as const

/** An object that no route of today matches. Without a routing table nothing can be called stale. */
const isStale = (object: RouteObjectFinding): boolean => object.inBgp === false

export function stateRouteObjects({ dossier }: Subject): Statement {
  const standing = standingOf(dossier, 'route-objects')
  const objects = dossier.routeObjects
  if (objects === null) return statementWithoutSource({ ...topic, question: 'Which route objects name it' }, standing)
  // A wider object is the aggregate's business, not a leftover of this block.
  const stale = objects.filter((object) => isStale(object) && object.relation !== 'covers')
  return {
    ...topic,
    severity: severityOf(dossier, stale, standing),
    answers: answersOn(standing, objects.length > 0),
    text: `${describe(objects, stale, standing)}${dossier.routing === null ? ' Whether they fit what is announced was not checked.' : ''}${explainStaleness(standing)}`,
    headline:
      stale.length > 0
        ? `${quantity(stale.length, 'route object')} ${stale.length === 1 ? 'is' : 'are'} left over`
        : null,
    basis: standing.basis,
    asked: quantity(standing.asked.length, 'routing registry'),
    facts: objects.length > 0 ? factsOf(objects) : null,
  }
}

function severityOf(dossier: Dossier, stale: readonly RouteObjectFinding[], standing: Standing): Severity {
  if (stale.length > 0) return 'warning'
  if (dossier.routing === null || !dossier.routeObjects?.length || areWeak(dossier.routeObjects)) return 'notice'
  return goodIfComplete(standing, standingOf(dossier, 'announcements'))
}

/** RADB asks no proof of holding. */
const areWeak = (objects: readonly RouteObjectFinding[]): boolean => objects.every(({ source }) => source === 'RADB')

function describe(
  objects: readonly RouteObjectFinding[],
  stale: readonly RouteObjectFinding[],
  standing: Standing,
): string {
  if (objects.length === 0) {
    return standing.asked.length === standing.basis.length
      ? 'No route object names it; networks that filter by IRR would not accept its routes.'
      : `No route object names it in the registries asked.${explainGaps(standing, 'routing registry')}`
  }
  const weak = areWeak(objects) ? ' All are in RADB, which asks no proof of holding: weak evidence.' : ''
  if (stale.length === 0) return `${quantity(objects.length, 'route object')}, none left over.${weak}`
  const named = stale.map(({ origin, source }) => `${formatAsn(origin)} in ${source}`)
  const rules = [
    ...new Set(
      stale.map(
        ({ source }) => findDeletionRule(source)?.says ?? `Who can delete objects from ${source} is not known.`,
      ),
    ),
  ]
  return `${quantity(objects.length, 'route object')}, of which ${formatCount(stale.length)} match no route of today: ${enumerate(named)}. ${rules.join(' ')}${weak}`
}

function inBgpWord(inBgp: boolean | null): string {
  if (inBgp === null) return 'not checked'
  return inBgp ? 'yes' : 'no'
}

function factsOf(objects: readonly RouteObjectFinding[]): FactTable {
  return {
    columns: [
      { title: 'Route object', holds: 'data' },
      { title: 'Origin', holds: 'data' },
      { title: 'Registry', holds: 'text' },
      { title: 'Relation', holds: 'text' },
      { title: 'In BGP', holds: 'text' },
      { title: 'RPKI', holds: 'text' },
      { title: 'Deleted by', holds: 'text' },
    ],
    rows: objects.map((object) => [
      object.prefix,
      formatAsn(object.origin),
      object.source,
      object.relation,
      inBgpWord(object.inBgp),
      stateName(object.state, object.reason),
      findDeletionRule(object.source)?.by ?? 'not known',
    ]),
  }
}
