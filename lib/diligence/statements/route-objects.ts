/** Route objects over the block: which ones still fit what is announced, and who can delete those that do not. */
import { formatAsn } from '#lib/address-space/asn.ts'
import { findDeletionRule } from '#lib/routing/route-object-deletion.ts'
import type { Dossier, RouteObjectFinding } from '../dossier.ts'
import { keyOfObject, type Particulars } from '../particulars.ts'
import { stateName } from './routing.ts'
import {
  answersOn,
  dayOf,
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

/**
 * An object that no route matches, or whose route a ROA forbids: a former holder's object is left over even while its
 * Invalid route still runs. Without a routing table only a ROA can tell.
 */
export const isStale = ({ inBgp, state }: Pick<RouteObjectFinding, 'inBgp' | 'state'>): boolean =>
  inBgp === false || state === 'invalid'

export function stateRouteObjects({ dossier, particulars }: Subject): Statement {
  const standing = standingOf(dossier, 'route-objects')
  const objects = dossier.routeObjects
  if (objects === null) return statementWithoutSource({ ...topic, question: 'Which route objects name it' }, standing)
  // A wider object is the aggregate's business, not a leftover of this block.
  const stale = objects.filter((object) => isStale(object) && object.relation !== 'covers')
  return {
    ...topic,
    severity: severityOf(dossier, stale, standing),
    answers: answersOn(standing, objects.length > 0),
    text: `${describe({ dossier, particulars, objects, stale })}${dossier.routing === null ? ' Whether they fit what is announced was not checked.' : ''}${explainStaleness(standing)}`,
    headline: headlineOf(stale),
    basis: standing.basis,
    asked: quantity(standing.asked.length, 'routing registry'),
    facts: objects.length > 0 ? factsOf(objects, particulars) : null,
  }
}

function severityOf(dossier: Dossier, stale: readonly RouteObjectFinding[], standing: Standing): Severity {
  if (stale.length > 0) return 'warning'
  if (dossier.routing === null || !dossier.routeObjects?.length || areWeak(dossier.routeObjects)) return 'notice'
  return goodIfComplete(standing, standingOf(dossier, 'announcements'))
}

function headlineOf(stale: readonly RouteObjectFinding[]): string | null {
  if (stale.length === 0) return null
  const unmatched = stale.some(({ inBgp }) => inBgp === false) && 'left over'
  const running = stale.some(({ inBgp }) => inBgp !== false) && 'RPKI-Invalid'
  const what = [unmatched, running].filter((word) => word !== false).join(' or ')
  return `${quantity(stale.length, 'route object')} ${stale.length === 1 ? 'is' : 'are'} ${what}`
}

/** RADB asks no proof of holding. */
const areWeak = (objects: readonly RouteObjectFinding[]): boolean => objects.every(({ source }) => source === 'RADB')

type Described = {
  dossier: Dossier
  particulars: Particulars
  objects: readonly RouteObjectFinding[]
  stale: readonly RouteObjectFinding[]
}

function describe({ dossier, particulars, objects, stale }: Described): string {
  const standing = standingOf(dossier, 'route-objects')
  if (objects.length === 0) {
    return standing.asked.length === standing.basis.length
      ? 'No route object names it; networks that filter by IRR would not accept its routes.'
      : `No route object names it in the registries asked.${explainGaps(standing, 'routing registry')}`
  }
  const weak = areWeak(objects) ? ' All are in RADB, which asks no proof of holding: weak evidence.' : ''
  if (stale.length === 0) return `${quantity(objects.length, 'route object')}, none left over.${weak}`
  const unmatched = stale.filter(({ inBgp }) => inBgp === false)
  const running = stale.filter(({ inBgp }) => inBgp !== false)
  const counted = (few: readonly RouteObjectFinding[]) => (objects.length === 1 ? 'it is one' : formatCount(few.length))
  const faults = [
    ...(unmatched.length > 0
      ? [`${counted(unmatched)} without a route ${dayOf(standingOf(dossier, 'announcements'))} (${nameAll(unmatched)})`]
      : []),
    ...(running.length > 0
      ? [`${counted(running)} whose route is RPKI-Invalid ${dayOf(standingOf(dossier, 'vrps'))} (${nameAll(running)})`]
      : []),
  ]
  const doubt = running.length > 0 ? ' Where object and ROA contradict each other, one of them is wrong.' : ''
  return `${quantity(objects.length, 'route object')}${objects.length === 1 ? '; ' : ', of which '}${enumerate(faults)}.${doubt} ${sayDeletion(stale, particulars)}${weak}`
}

const nameAll = (objects: readonly RouteObjectFinding[]): string =>
  enumerate([...new Set(objects.map(({ origin, source }) => `${formatAsn(origin)} in ${source}`))], 4)

/** Who can remove them, registry by registry; where only the maintainer can, by name. */
function sayDeletion(stale: readonly RouteObjectFinding[], particulars: Particulars): string {
  const sources = [...new Set(stale.map(({ source }) => source))]
  return sources
    .map((source) => {
      const rule = findDeletionRule(source)
      if (!rule) return `Who can delete objects from ${source} is not known.`
      if (rule.by !== 'its maintainer only') return rule.says
      const names = stale.flatMap((object) =>
        object.source === source ? (maintainersOf(object, particulars) ?? []) : [],
      )
      return names.length > 0 ? `${rule.says.slice(0, -1)}: ${enumerate([...new Set(names)])}.` : rule.says
    })
    .join(' ')
}

/** Its `mnt-by`; null where the object tells none. */
const maintainersOf = (object: RouteObjectFinding, { maintainers }: Particulars): string | null =>
  maintainers.get(keyOfObject(object)) ?? null

function inBgpWord(inBgp: boolean | null): string {
  if (inBgp === null) return 'not checked'
  return inBgp ? 'yes' : 'no'
}

function factsOf(objects: readonly RouteObjectFinding[], particulars: Particulars): FactTable {
  return {
    columns: [
      { title: 'Route object', holds: 'data' },
      { title: 'Origin', holds: 'data' },
      { title: 'Registry', holds: 'text' },
      { title: 'Relation', holds: 'text' },
      { title: 'In BGP', holds: 'text' },
      { title: 'RPKI', holds: 'text' },
      { title: 'Maintainer', holds: 'data' },
      { title: 'Deleted by', holds: 'text' },
    ],
    rows: objects.map((object) => [
      object.prefix,
      formatAsn(object.origin),
      object.source,
      object.relation,
      inBgpWord(object.inBgp),
      stateName(object.state, object.reason),
      maintainersOf(object, particulars),
      findDeletionRule(object.source)?.by ?? 'not known',
    ]),
  }
}
