/**
 * What ROAs say about the block: how much of it they cover, and for whom.
 *
 * "Covered" never stands alone: an AS0 or an aggregate ROA covers too, and still makes the buyer's route Invalid.
 */
import { formatAsn } from '#lib/address-space/asn.ts'
import { containsPrefix } from '#lib/address-space/prefix.ts'
import { trustAnchorOf } from '#lib/registry/rir.ts'
import { isLoose } from '#lib/routing/loose-roa.ts'
import type { Dossier, RpkiFinding } from '../dossier.ts'
import type { Route } from '../route-keys.ts'
import { as0Concerns, type Concern, isAs0List } from './as0.ts'
import { dayOf, explainVrpDay, splitByDay, vrpsInUse } from './days.ts'
import { dayOfRoute, listEarlierTables, nameTables } from './earlier-tables.ts'
import { governingRir } from './held-rows.ts'
import { explainExceptions } from './local-exceptions.ts'
import { nameDays } from './moments.ts'
import { findEndingRoas, findGoneVrps } from './roa-changes.ts'
import { answersOn, explainStaleness, goodIfComplete, standingOf, statementWithoutSource } from './standing.ts'
import type { FactTable, Statement } from './statement.ts'
import { prefixFrom, type Subject } from './subject.ts'
import { areTablesOld, routingInUse, sayWhere, tablesHaving, tablesInUse } from './tables.ts'
import { vrpTable } from './vrp-table.ts'
import { enumerate, formatCount, quantity, share } from './wording.ts'

const topic = { topic: 'rpki', title: 'RPKI' } as const

/** `earlier` are dossiers of the same block at earlier moments, newest first. */
export function stateRpki(subject: Subject, earlier: readonly Dossier[] = []): Statement {
  const { dossier, addresses, particulars } = subject
  const standing = standingOf(dossier, 'vrps')
  const { rpki } = dossier
  if (rpki === null) return statementWithoutSource({ ...topic, question: 'What its ROAs allow' }, standing)
  const now = { ...subject, dossier: { ...dossier, routing: routingInUse(dossier, particulars.routesByTable) } }
  const routed = listEarlierTables(dossier, earlier, particulars.routesByTable)
  const concerns = findConcerns(now, rpki, { earlier, routed })
  const worst =
    concerns.find(({ severity }) => severity === 'blocker') ?? concerns.find(({ severity }) => severity === 'warning')
  const best = rpki.coverage === 'full' ? goodIfComplete(standing) : 'notice'
  return {
    ...topic,
    severity: worst?.severity ?? (concerns.length > 0 ? 'notice' : best),
    answers: answersOn(standing, rpki.coverage !== 'none'),
    text:
      [describeCoverage(now, rpki, dayOf(vrpsInUse(dossier))), ...concerns.map(({ text }) => text)].join(' ') +
      explainStaleness(standing),
    headline: worst?.headline ? `${byOldVrps(dossier)}${worst.headline}` : null,
    basis: standing.basis,
    asked: `${quantity(addresses, 'address')} in ${quantity(standing.asked.length, 'VRP export')}`,
    facts: factsOf(subject, rpki),
  }
}

/** `by the VRPs of 2026-10-25 ` before what they say, or nothing where they are of now. */
function byOldVrps(dossier: Dossier): string {
  const by = explainVrpDay(dossier).trimStart()
  return by === '' ? '' : `${by} `
}

function describeCoverage(
  { addresses, particulars, dossier }: Subject,
  { coverage, coveredAddresses, coveringVrps, moreSpecificVrps }: RpkiFinding,
  day: string,
): string {
  const then = day === 'today' ? '' : ` ${day}`
  if (coverage === 'none') {
    const routed = dossier.routing !== null && dossier.routing.exact.length + dossier.routing.moreSpecifics.length > 0
    const routes = routed ? 'its routes are' : 'a route of it would be'
    return `No ROA covers any of it${then}: ${routes} NotFound.`
  }
  const origins = [...new Set(coveringVrps.map(({ asn }) => formatAsn(asn)))]
  const allowed = origins.length > 0 ? ` over the whole block for ${enumerate(origins)}` : ''
  const told = [
    ...(coveringVrps.length > 0 ? [`${quantity(coveringVrps.length, 'payload')}${allowed}`] : []),
    ...(moreSpecificVrps > 0
      ? [`${quantity(moreSpecificVrps, 'payload')} for parts of it${namesOf(particulars.asnsOfParts)}`]
      : []),
  ]
  const gap =
    particulars.uncovered.length > 0 && coverage === 'partial'
      ? ` Without one: ${enumerate(particulars.uncovered, 6)}.`
      : ''
  return `ROAs cover ${share(coveredAddresses, addresses)}${then}: ${enumerate(told)}.${gap}`
}

const namesOf = (asns: readonly number[]): string => (asns.length > 0 ? ` (${enumerate(asns.map(formatAsn), 6)})` : '')

/** `routed` are earlier tables, newest first. */
type Before = { earlier: readonly Dossier[]; routed: readonly Dossier[] }

function findConcerns(subject: Subject, rpki: RpkiFinding, { earlier, routed }: Before): Concern[] {
  return [
    ...as0Concerns(subject, rpki),
    ...anchorConcern(subject.dossier, rpki),
    ...untoldAnchorConcern(rpki),
    ...findEndingRoas(subject.dossier, subject.particulars),
    ...findGoneVrps(subject.dossier, earlier),
    ...foreignConcern(subject, rpki, routed),
    ...invalidConcern(subject),
    ...looseConcern(subject, rpki),
    ...aggregateConcern(subject, rpki),
    ...exceptionConcern(subject),
  ]
}

function anchorConcern(dossier: Dossier, { coveringVrps }: RpkiFinding): Concern[] {
  const rir = governingRir(dossier)
  const foreign = rir ? coveringVrps.filter(({ ta }) => ta !== null && !isAs0List(ta) && ta !== trustAnchorOf(rir)) : []
  if (foreign.length === 0) return []
  const anchors = enumerate([...new Set(foreign.flatMap(({ ta }) => ta ?? []))])
  return [
    {
      severity: 'warning',
      text: `Signed under ${anchors}, not under the registry that lists the block: a transfer in flight or an error.`,
      headline: 'its ROAs come from another registry than its registration',
    },
  ]
}

/** RTR and some exports tell none: whose registry signed, and a registry's own AS0 list, are then not known. */
function untoldAnchorConcern({ coveringVrps }: RpkiFinding): Concern[] {
  if (coveringVrps.length === 0 || coveringVrps.some(({ ta }) => ta !== null)) return []
  const text = 'Under which trust anchor was not checked: the VRPs were imported without.'
  return [{ severity: 'notice', text, headline: null }]
}

/** Without a routing table, nobody can say that an allowed origin is unused. */
function foreignConcern(subject: Subject, { coveringVrps }: RpkiFinding, routed: readonly Dossier[]): Concern[] {
  const { routing } = subject.dossier
  if (routing === null) return []
  const seen = originsAnywhere(routing)
  const idle = [...new Set(coveringVrps.filter(({ asn }) => asn !== 0 && !seen.has(asn)).map(({ asn }) => asn))]
  if (idle.length === 0) return []
  const names = enumerate(idle.map(formatAsn))
  const [one, it] = idle.length === 1 ? ['does', 'it belongs'] : ['do', 'they belong']
  const then = areTablesOld(subject.dossier) ? ` in ${sayWhere(subject.dossier)}` : ''
  return [
    {
      severity: 'warning',
      text: `${names} may announce it and ${one} not${then}${sayLastSeen(idle, routed, subject)}: ask whether ${it} to the holder or was left by a lessee.`,
      headline: `a ROA allows ${names}, which ${one} not announce it${then}`,
    },
  ]
}

const originsAnywhere = ({ exact, moreSpecifics, covering }: NonNullable<Dossier['routing']>): Set<number | null> =>
  new Set([...exact, ...moreSpecifics, ...covering].map(({ origin }) => origin))

/** ` (last seen 2026-05-08)`, or that no earlier table shows one of them; nothing without earlier tables. */
function sayLastSeen(asns: readonly number[], routed: readonly Dossier[], { particulars }: Subject): string {
  if (routed.length === 0) return ''
  const last = asns.flatMap((asn) => {
    const days = routed.flatMap((moment) =>
      routesOf(moment).flatMap((route) =>
        route.origin === asn ? [dayOfRoute(route, moment, particulars.routesByTable)] : [],
      ),
    )
    const day = days.sort().at(-1)
    return day ? [`${asns.length === 1 ? '' : `${formatAsn(asn)} `}last seen ${day}`] : []
  })
  return last.length > 0 ? ` (${enumerate(last)})` : ` (nor in ${nameTables(routed)})`
}

const routesOf = ({ prefix, routing }: Dossier): Route[] => [
  ...(routing?.exact ?? []).map(({ origin }) => ({ prefix, origin })),
  ...(routing?.moreSpecifics ?? []),
  ...(routing?.covering ?? []),
]

/** Coverage alone would look good over routes that the same ROAs forbid. */
function invalidConcern(subject: Subject): Concern[] {
  const { routing } = subject.dossier
  const routes = [...(routing?.exact ?? []), ...(routing?.moreSpecifics ?? [])]
  const invalid = routes.filter(({ state }) => state === 'invalid').length
  if (invalid === 0) return []
  const some =
    invalid === routes.length
      ? `all ${formatCount(invalid)} routes`
      : `${formatCount(invalid)} of ${quantity(routes.length, 'route')}`
  const part = routes.length === 1 ? 'the one route' : some
  const text = `Under them ${part} seen in BGP${daysSeen(subject)} ${invalid === 1 ? 'is' : 'are'} Invalid.`
  return [{ severity: 'notice', text, headline: null }]
}

/** ` on 2026-06-19`, the days of the newest tables with its routes; nothing where a table of now has them. */
function daysSeen({ dossier, particulars }: Subject): string {
  const own = routesOf({ ...dossier, routing: dossier.routing && { ...dossier.routing, covering: [] } })
  const { past } = splitByDay(own, tablesHaving(tablesInUse(dossier), particulars.routesByTable))
  return past.length === 0 ? '' : ` on ${nameDays(past.map(({ day }) => day.slice('on '.length)))}`
}

/** Of whoever announces nothing here it is told that they do not. */
function looseConcern({ prefix, dossier: { routing } }: Subject, { coveringVrps }: RpkiFinding): Concern[] {
  if (routing === null) return []
  const seen = originsAnywhere(routing)
  const loose = coveringVrps.filter(
    ({ prefix: own, asn, maxLength }) =>
      asn !== 0 &&
      seen.has(asn) &&
      isLoose({
        ...{ length: prefixFrom(own).length, maxLength, within: prefix.length },
        announced: countAnnounced(routing, prefix.length, { asn, length: maxLength }),
      }),
  )
  if (loose.length === 0) return []
  const named = enumerate(
    loose.map(({ prefix: own, maxLength, asn }) => `${formatAsn(asn)} ${own} up to /${maxLength}`),
  )
  return [{ severity: 'notice', text: `Looser than what is announced: ${named}.`, headline: null }]
}

/** Routes of that AS and length over the block, for it or inside it. */
function countAnnounced(
  { exact, moreSpecifics, covering }: NonNullable<Dossier['routing']>,
  blockLength: number,
  { asn, length }: { asn: number; length: number },
): number {
  const own = length === blockLength ? exact.filter(({ origin }) => origin === asn).length : 0
  const others = [...moreSpecifics, ...covering].filter(
    ({ origin, prefix }) => origin === asn && prefixFrom(prefix).length === length,
  )
  return own + others.length
}

function aggregateConcern({ prefix }: Subject, { coveringVrps }: RpkiFinding): Concern[] {
  const wider = coveringVrps.filter(
    (vrp) =>
      vrp.asn !== 0 && prefixFrom(vrp.prefix).length < prefix.length && containsPrefix(prefixFrom(vrp.prefix), prefix),
  )
  const tooShort = wider.filter(({ maxLength }) => maxLength < prefix.length)
  if (wider.length === 0 || wider.length < coveringVrps.filter(({ asn }) => asn !== 0).length) return []
  const blocks = enumerate([...new Set(wider.map((vrp) => vrp.prefix))])
  const split = `Only a ROA for a wider block (${blocks}) covers it; a sale of this part means splitting that ROA first.`
  if (tooShort.length < wider.length) return [{ severity: 'notice', text: split, headline: null }]
  const longest = Math.max(...tooShort.map(({ maxLength }) => maxLength))
  const origins = enumerate([...new Set(tooShort.map(({ asn }) => formatAsn(asn)))])
  return [
    {
      severity: 'warning',
      text: `${split} It allows no route longer than /${longest} (maxLength): any route of the /${prefix.length} itself is Invalid, from ${origins} too, until a ROA for it exists.`,
      headline: null,
    },
  ]
}

function exceptionConcern({ particulars }: Subject): Concern[] {
  const text = explainExceptions(particulars.localExceptions)
  return text === null ? [] : [{ severity: 'notice', text, headline: null }]
}

/** Parts under AS0 that stand in the table by name; all are in the records. */
const mostParts = 8

function factsOf({ particulars }: Subject, { coveringVrps, moreSpecificVrps }: RpkiFinding): FactTable | null {
  if (coveringVrps.length === 0 && moreSpecificVrps === 0) return null
  const asns = enumerate(particulars.asnsOfParts.map(formatAsn), 6)
  const inside = [`${quantity(moreSpecificVrps, 'payload')} inside`, '–', asns, 'in the records']
  const forbidden = particulars.as0Parts.slice(0, mostParts).map(({ prefix, ta }) => [prefix, '–', 'AS0', ta])
  return vrpTable(coveringVrps, [...forbidden, ...(moreSpecificVrps > 0 ? [inside] : [])])
}
