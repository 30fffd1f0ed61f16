/** Route objects over the block: which ones still fit what is announced, and who can delete those that do not. */
import { formatAsn } from '#lib/address-space/asn.ts'
import { explainConfidence } from '#lib/kernel/confidence.ts'
import { type DeletionRule, findDeletionRule } from '#lib/routing/route-object-deletion.ts'
import type { RouteObjectFinding } from '../dossier.ts'
import type { Particulars } from '../particulars.ts'
import { keyOfObject, keyOfRoute, type Route } from '../route-keys.ts'
import { byNewest, dayOf, nameDay, splitByDay, vrpsInUse } from './days.ts'
import { nameDays } from './moments.ts'
import { originName, stateName } from './route-words.ts'
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
import { areTablesOld, nameSources, routingInUse, sayWhere, tablesAsked, tablesInUse, witnessesOf } from './tables.ts'
import { enumerate, quantity } from './wording.ts'

const topic = { topic: 'route-objects', title: 'Route objects' } as const

/**
 * An object that no route matches, or whose route a ROA forbids: a former holder's object is left over even while its
 * Invalid route still runs. Without a routing table only a ROA can tell.
 */
export const isStale = ({ inBgp, state }: Pick<RouteObjectFinding, 'inBgp' | 'state'>): boolean =>
  inBgp === false || state === 'invalid'

export function stateRouteObjects(subject: Subject): Statement {
  const { dossier } = subject
  const standing = standingOf(dossier, 'route-objects')
  const objects = dossier.routeObjects
  if (objects === null) return statementWithoutSource({ ...topic, question: 'Which route objects name it' }, standing)
  // A wider object is the aggregate's business, not a leftover of this block.
  const stale = objects.filter((object) => isStale(object) && object.relation !== 'covers')
  return {
    ...topic,
    severity: severityOf(subject, stale, standing),
    answers: answersOn(standing, objects.length > 0),
    text: `${describe(subject, objects, stale)}${dossier.routing === null ? ' Whether they fit what is announced was not checked.' : ''}${explainStaleness(standing)}`,
    headline: headlineOf(subject, stale),
    basis: standing.basis,
    asked: quantity(standing.asked.length, 'routing registry'),
    ...(objects.length > 0 ? { facts: factsOf(subject, objects), page: 'conflicts' } : { facts: null }),
  }
}

function severityOf(subject: Subject, stale: readonly RouteObjectFinding[], standing: Standing): Severity {
  const { dossier } = subject
  if (stale.length > 0) return 'warning'
  const own = dossier.routeObjects?.filter(({ relation }) => relation !== 'covers') ?? []
  if (dossier.routing === null || own.length === 0 || areWeak(own) || routesWithout(subject).length > 0) return 'notice'
  return goodIfComplete(standing, standingOf(dossier, 'announcements'))
}

function headlineOf(subject: Subject, stale: readonly RouteObjectFinding[]): string | null {
  if (stale.length === 0) return null
  const unmatched = stale.some(({ inBgp }) => inBgp === false) && 'left over'
  const running = stale.some(({ inBgp }) => inBgp !== false) && 'RPKI-Invalid'
  const what = [unmatched, running].filter((word) => word !== false).join(' or ')
  const by = unmatched !== false && areTablesOld(subject.dossier) ? ` by ${sayWhere(subject.dossier)}` : ''
  return `${quantity(stale.length, 'route object')} ${stale.length === 1 ? 'is' : 'are'} ${what}${by}`
}

/** RADB asked no proof of holding for most of its life. */
const areWeak = (objects: readonly RouteObjectFinding[]): boolean => objects.every(({ source }) => source === 'RADB')

function describe(
  subject: Subject,
  objects: readonly RouteObjectFinding[],
  stale: readonly RouteObjectFinding[],
): string {
  const { dossier, particulars } = subject
  if (objects.length === 0) return sayNone(standingOf(dossier, 'route-objects'))
  const groups = groupByFate(subject, objects).filter(({ members }) => members.length > 0)
  const named = groups.map(({ fate, members }) => `${fate}: ${enumerate(members.map(nameOf))}.`).join(' ')
  const bare = sayBare(subject)
  const doubt = stale.some(({ inBgp }) => inBgp !== false)
    ? ' Where object and ROA contradict each other, one of them is wrong.'
    : ''
  const deletion = stale.length > 0 ? ` ${sayDeletion(stale, particulars)}` : ''
  const weak = areWeak(objects)
    ? ' All are in RADB, which is said to have long asked no proof of holding: weak evidence.'
    : ''
  return `${quantity(objects.length, 'route object')}. ${named}${sayOldTables(subject, objects)}${bare}${doubt}${deletion}${weak}`
}

/** That no route of an object is in a table of now says nothing of what an old one would show today. */
function sayOldTables({ dossier }: Subject, objects: readonly RouteObjectFinding[]): string {
  const isAbsent = objects.some(({ inBgp, relation }) => inBgp === false && relation !== 'covers')
  const isMixed = tablesInUse(dossier).length < tablesAsked(dossier).length
  return isAbsent && isMixed ? explainStaleness(standingOf(dossier, 'announcements')) : ''
}

function sayBare(subject: Subject): string {
  const { today, past } = splitByDay(routesWithout(subject), witnessesOf(subject))
  const groups = [{ day: 'today', members: today }, ...past].filter(({ members }) => members.length > 0)
  return groups
    .map(({ day, members }) => {
      const named = enumerate(members.map(({ prefix, origin }) => `${prefix} from ${originName(origin)}`))
      return ` Announced${day === 'today' ? '' : ` ${day}`} without one in the registries asked: ${named}.`
    })
    .join('')
}

/** Routes of the block and inside it that no object names: networks that filter by IRR may not accept them. */
function routesWithout({ dossier, particulars }: Subject): Route[] {
  const { prefix, routeObjects } = dossier
  const routing = routingInUse(dossier, particulars.routesByTable)
  const objects = new Set((routeObjects ?? []).map(keyOfRoute))
  const exact = (routing?.exact ?? []).map(({ origin }) => ({ prefix, origin }))
  return [...exact, ...(routing?.moreSpecifics ?? [])].filter((route) => !objects.has(keyOfRoute(route)))
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
function groupByFate(subject: Subject, objects: readonly RouteObjectFinding[]) {
  const byVrps = dayOf(vrpsInUse(subject.dossier))
  const own = objects.filter(({ relation }) => relation !== 'covers')
  const groups = [...Map.groupBy(own, (object) => fateOf(subject, object))].map(([fate, members]) => ({
    ...{ ...fateWords(subject, fate), members },
  }))
  const told = groups
    .sort((a, b) => a.rank - b.rank)
    .flatMap(({ fate, joint, day, members }) => {
      const invalid = `RPKI-Invalid${byVrps === day ? '' : ` ${byVrps}`}`
      return [
        { fate, members: members.filter(({ state }) => state !== 'invalid') },
        { fate: `${fate}${joint} ${invalid}`, members: members.filter(({ state }) => state === 'invalid') },
      ]
    })
  return [...told, { fate: 'For a wider block', members: objects.filter(({ relation }) => relation === 'covers') }]
}

/** The day on which its route was in a table, or that none has it, or that none was asked. */
const fateOf = (subject: Subject, object: RouteObjectFinding): string =>
  object.inBgp
    ? dayOf(witnessesOf(subject, tablesAsked(subject.dossier))(object))
    : { false: 'absent', null: 'unasked' }[`${object.inBgp}`]

function fateWords(subject: Subject, fate: string) {
  if (fate === 'unasked') return { fate: 'Not compared with routes', day: 'today', joint: ', but', rank: 2 }
  const inUse = tablesInUse(subject.dossier)
  const isOld = areTablesOld(subject.dossier)
  if (fate === 'absent') {
    const day = isOld ? `on ${nameDays(inUse.sort(byNewest).map(nameDay))}` : 'today'
    return { fate: `Without a route ${day}`, day, joint: ', and', rank: 3 }
  }
  const gone = fate === 'today' || isOld ? '' : `, and not in the ${nameSources(inUse)}`
  return { fate: `In BGP ${fate}${gone}`, day: fate, joint: ', but', rank: fate === 'today' ? 0 : 1 }
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

function inBgpWord(subject: Subject, object: RouteObjectFinding): string {
  if (object.inBgp === null) return 'not checked'
  if (!object.inBgp) return 'no'
  const day = dayOf(witnessesOf(subject, tablesAsked(subject.dossier))(object))
  return day === 'today' ? 'yes' : day
}

function factsOf(subject: Subject, objects: readonly RouteObjectFinding[]): FactTable {
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
      inBgpWord(subject, object),
      stateName(object.state, object.reason),
      maintainersOf(object, subject.particulars),
      deletedBy(object.source),
    ]),
  }
}
