/** Route objects over the block: which ones still fit what is announced, and who can delete those that do not. */
import { formatAsn } from '#lib/address-space/asn.ts'
import { explainConfidence } from '#lib/kernel/confidence.ts'
import { type DeletionRule, findDeletionRule } from '#lib/routing/route-object-deletion.ts'
import type { Dossier, RouteObjectFinding } from '../dossier.ts'
import type { Particulars } from '../particulars.ts'
import { keyOfObject } from '../route-keys.ts'
import { originName, stateName } from './routing.ts'
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
import { enumerate, quantity } from './wording.ts'

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
    ...(objects.length > 0 ? { facts: factsOf(objects, particulars), page: 'conflicts' } : { facts: null }),
  }
}

function severityOf(dossier: Dossier, stale: readonly RouteObjectFinding[], standing: Standing): Severity {
  if (stale.length > 0) return 'warning'
  const own = dossier.routeObjects?.filter(({ relation }) => relation !== 'covers') ?? []
  if (dossier.routing === null || own.length === 0 || areWeak(own) || routesWithout(dossier).length > 0) return 'notice'
  return goodIfComplete(standing, standingOf(dossier, 'announcements'))
}

function headlineOf(stale: readonly RouteObjectFinding[]): string | null {
  if (stale.length === 0) return null
  const unmatched = stale.some(({ inBgp }) => inBgp === false) && 'left over'
  const running = stale.some(({ inBgp }) => inBgp !== false) && 'RPKI-Invalid'
  const what = [unmatched, running].filter((word) => word !== false).join(' or ')
  return `${quantity(stale.length, 'route object')} ${stale.length === 1 ? 'is' : 'are'} ${what}`
}

/** RADB asked no proof of holding for most of its life. */
const areWeak = (objects: readonly RouteObjectFinding[]): boolean => objects.every(({ source }) => source === 'RADB')

type Described = {
  dossier: Dossier
  particulars: Particulars
  objects: readonly RouteObjectFinding[]
  stale: readonly RouteObjectFinding[]
}

function describe({ dossier, particulars, objects, stale }: Described): string {
  if (objects.length === 0) return sayNone(standingOf(dossier, 'route-objects'))
  const groups = groupByFate(dossier, objects).filter(({ members }) => members.length > 0)
  const bare = routesWithout(dossier)
  const named = groups.map(({ fate, members }) => `${fate}: ${enumerate(members.map(nameOf))}.`).join(' ')
  const doubt = stale.some(({ inBgp }) => inBgp !== false)
    ? ' Where object and ROA contradict each other, one of them is wrong.'
    : ''
  const deletion = stale.length > 0 ? ` ${sayDeletion(stale, particulars)}` : ''
  const weak = areWeak(objects)
    ? ' All are in RADB, which is said to have long asked no proof of holding: weak evidence.'
    : ''
  return `${quantity(objects.length, 'route object')}. ${named}${bare.length > 0 ? ` Announced without one in the registries asked: ${enumerate(bare)}.` : ''}${doubt}${deletion}${weak}`
}

/** Routes of the block and inside it that no object names: networks that filter by IRR may not accept them. */
function routesWithout({ prefix, routing, routeObjects }: Dossier): string[] {
  const objects = new Set((routeObjects ?? []).map((object) => `${object.prefix} ${object.origin}`))
  const exact = (routing?.exact ?? []).map(({ origin }) => ({ prefix, origin }))
  return [...exact, ...(routing?.moreSpecifics ?? [])].flatMap((route) =>
    objects.has(`${route.prefix} ${route.origin}`) ? [] : [`${route.prefix} from ${originName(route.origin)}`],
  )
}

/** Of the registries asked alone: there are others, and nobody mirrors them all. */
function sayNone(standing: Standing): string {
  const names = standing.asked.map(({ title }) => title.replace(/ routing registry$/, ''))
  const none = `No route object names it in the ${names.length === 1 ? 'registry' : `${names.length} registries`} asked (${enumerate(names, names.length)}).`
  return names.length === standing.basis.length
    ? `${none} Networks that filter by these alone would not accept its routes.`
    : `${none}${explainGaps(standing, 'routing registry')}`
}

/** Each object once, by what became of its route and what a ROA says of it: the two are independent, and both are told. */
function groupByFate(dossier: Dossier, objects: readonly RouteObjectFinding[]) {
  const inTables = dayOf(standingOf(dossier, 'announcements'))
  const byVrps = dayOf(standingOf(dossier, 'vrps'))
  const wider = objects.filter(({ relation }) => relation === 'covers')
  const own = objects.filter(({ relation }) => relation !== 'covers')
  const fates = [
    { inBgp: true, fate: `In BGP ${inTables}`, joint: ', but' },
    { inBgp: null, fate: 'Not compared with routes', joint: ', but' },
    { inBgp: false, fate: `Without a route ${inTables}`, joint: ', and' },
  ]
  const invalid = `RPKI-Invalid${byVrps === inTables ? '' : ` ${byVrps}`}`
  const groups = fates.flatMap(({ inBgp, fate, joint }) => {
    const members = own.filter((object) => object.inBgp === inBgp)
    return [
      { fate, members: members.filter(({ state }) => state !== 'invalid') },
      { fate: `${fate}${joint} ${invalid}`, members: members.filter(({ state }) => state === 'invalid') },
    ]
  })
  return [...groups, { fate: 'For a wider block', members: wider }]
}

const nameOf = ({ prefix, origin, source }: RouteObjectFinding): string =>
  `${prefix} from ${formatAsn(origin)} in ${source}`

/** Who can remove them, registry by registry; where only the maintainer can, by name. */
function sayDeletion(stale: readonly RouteObjectFinding[], particulars: Particulars): string {
  const sources = [...new Set(stale.map(({ source }) => source))]
  return sources
    .map((source) => {
      const rule = findDeletionRule(source)
      if (!rule) return `Who can delete objects from ${source} is not known.`
      const names =
        rule.by === 'its maintainer only'
          ? stale.flatMap((object) => (object.source === source ? (maintainersOf(object, particulars) ?? []) : []))
          : []
      return `${rule.says}${explainDoubt(rule)}${names.length > 0 ? `: ${enumerate([...new Set(names)])}` : ''}.`
    })
    .join(' ')
}

/** ` (unconfirmed)`, or nothing where the rule was checked. */
const explainDoubt = ({ confidence }: DeletionRule): string =>
  confidence === 'verified' ? '' : ` (${explainConfidence(confidence)})`

function deletedBy(source: string): string {
  const rule = findDeletionRule(source)
  return rule ? `${rule.by}${explainDoubt(rule)}` : 'not known'
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
      deletedBy(object.source),
    ]),
  }
}
