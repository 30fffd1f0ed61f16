/** What earlier snapshots said of the block: other origins, other listings. Silent about days that were never imported. */
import type { Answer } from '#lib/kernel/answer.ts'
import type { RoutesByTable } from '../checks/routes-by-table.ts'
import type { Dossier } from '../dossier.ts'
import { listStays } from '../origin-history.ts'
import type { Particulars } from '../particulars.ts'
import { droppedAmong, sayDropOf, sayDropOfMembers } from './asn-drop.ts'
import { nameDay, vrpsInUse } from './days.ts'
import { listedOn, sayEarlierListings } from './earlier-listings.ts'
import { sayEarlierRouting } from './earlier-routing.ts'
import { dayOfRoute, listEarlierTables } from './earlier-tables.ts'
import { copiesAt, keyOfFile, momentsOfCopies } from './moments.ts'
import { sayOriginHistory, type ToldHistory } from './origin-history.ts'
import { originName } from './route-words.ts'
import { standingFrom } from './standing.ts'
import type { AnswerCount, Basis, Cell, FactTable, Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { routingInUse, tablesInUse } from './tables.ts'
import { formatCount, quantity } from './wording.ts'

const topic = { topic: 'before', title: 'Before' } as const

/** `moments` are dossiers of the same block at earlier moments, newest first. */
export function stateBefore({ dossier, particulars }: Subject, moments: readonly Dossier[]): Statement {
  const history = particulars.originHistory && sayOriginHistory(dossier, particulars.originHistory)
  const { routesByTable } = particulars
  const routed = listEarlierTables(dossier, moments, routesByTable)
  const listed = momentsOfCopies(dossier, moments)
  if (routed.length === 0 && listed.length === 0) {
    if (history) return onHistoryAlone(history, sayDroppedBefore({ dossier, particulars }, []))
    return {
      ...topic,
      severity: 'notice',
      answers: [{ answer: 'not-checked', count: null }],
      text: 'Who announced it before: not checked. No routing table or list older than the current one was imported.',
      headline: null,
      basis: [],
      asked: null,
      facts: null,
    }
  }
  const routing = sayEarlierRouting(dossier, routed, routesByTable)
  const listings = sayEarlierListings(dossier, moments)
  const dropped = sayDroppedBefore({ dossier, particulars }, routed)
  return {
    ...topic,
    severity: history?.severity === 'warning' || dropped.isListed ? 'warning' : routing.severity,
    answers: mergeAnswers(history?.found ? 'found' : answerTo(routed, routing.found), answerTo(listed, listings.found)),
    text: [routing.text, history?.text, dropped.text, listings.text].filter((part) => part).join(' '),
    headline: routing.headline ?? history?.headline ?? null,
    basis: basisOf(dossier, routed, listed),
    asked: [
      ...(routed.length > 0 ? [quantity(routed.length, 'earlier routing table')] : []),
      ...(listed.length > 0 ? [`${quantity(listed.length, 'earlier copy')} of the lists`] : []),
    ].join(', '),
    facts: factsOf(momentsOf(routed, listed), routesByTable),
    ...(history ? { isOfKeptAnswers: true as const } : {}),
  }
}

/** Tables and lists of one moment are one row. */
const momentsOf = (routed: readonly Dossier[], listed: readonly Dossier[]): Dossier[] =>
  [...new Map([...listed, ...routed].map((moment) => [moment.at, moment])).values()].sort((a, b) =>
    b.at.localeCompare(a.at),
  )

type DroppedBefore = { text: string; isListed: boolean }

/** By the list of now. Of an origin that still announces it only that it is listed: the rest is told with its routes. */
function sayDroppedBefore(
  { dossier, particulars }: { dossier: Dossier; particulars: Particulars },
  routed: readonly Dossier[],
): DroppedBefore {
  const { originHistory, droppedAsns } = particulars
  const inTables = routed.flatMap(({ routing }) => (routing?.exact ?? []).map(({ origin }) => origin))
  const remembered = originHistory ? listStays(originHistory.history).map(({ origin }) => origin) : []
  const current = new Set((dossier.routing?.exact ?? []).map(({ origin }) => origin))
  const isListed = (origin: number | null) => droppedAmong([origin], droppedAsns).length > 0
  const earlier = [...inTables, ...remembered].filter((origin) => !current.has(origin) || isListed(origin))
  const members = membersBefore(particulars, routed).filter((asn) => !earlier.includes(asn))
  return {
    text: [
      sayDropOf(earlier, droppedAsns),
      sayDropOfMembers(members, 'an AS_SET that announced it before', droppedAsns),
    ]
      .filter((part) => part !== '')
      .join(' '),
    isListed: [...earlier, ...members].some(isListed),
  }
}

/** Any member of an AS_SET may be where its route began. Those of the set of now are told with its routes. */
function membersBefore({ earlierSetMembers, setMembers }: Particulars, routed: readonly Dossier[]): number[] {
  const now = setMembers.filter(({ relation }) => relation === 'exact').map(({ asn }) => asn)
  const before = routed.flatMap(({ at }) => earlierSetMembers.get(at) ?? [])
  return [...new Set(before)].filter((asn) => !now.includes(asn))
}

/** Nothing older was imported: what a service remembers is all there is, and of lists it says nothing. */
const onHistoryAlone = ({ severity, text, headline, found }: ToldHistory, dropped: DroppedBefore): Statement => ({
  ...topic,
  ...{ severity: dropped.isListed ? 'warning' : severity, headline },
  text: `${[text, dropped.text].filter((part) => part).join(' ')} Earlier routing tables and lists were not imported.`,
  answers: mergeAnswers(found ? 'found' : 'nothing-found', 'not-checked'),
  ...{ basis: [], asked: 'RIPEstat’s routing history', facts: null, isOfKeptAnswers: true },
})

function answerTo(asked: readonly Dossier[], found: boolean): Answer {
  if (asked.length === 0) return 'not-checked'
  return found ? 'found' : 'nothing-found'
}

/** Routes and listings are two questions; where their answers differ each stands for itself. */
function mergeAnswers(routes: Answer, listings: Answer): AnswerCount[] {
  if (routes === listings) return [{ answer: routes, count: null }]
  return [routes, listings].map((answer) => ({ answer, count: 1 }))
}

/** The files of those moments, each once, their ages counted to now. */
function basisOf(now: Dossier, routed: readonly Dossier[], listed: readonly Dossier[]): Basis[] {
  const standing = new Set(now.sources.map(keyOfFile))
  const copies = listed.flatMap(copiesAt).filter((copy) => !standing.has(keyOfFile(copy)))
  const files = new Map([...routed.flatMap(tablesInUse), ...copies].map((file) => [keyOfFile(file), file]))
  return [...standingFrom([...files.values()], now.at).asked]
}

/** What each moment rests on, with its day where it is of another than the moment. */
function factsOf(moments: readonly Dossier[], routesByTable: RoutesByTable): FactTable {
  return {
    columns: [
      { title: 'As of', holds: 'data' },
      { title: 'Origins', holds: 'data' },
      { title: 'More-specifics', holds: 'number' },
      { title: 'ROA coverage', holds: 'text' },
      { title: 'Listed', holds: 'text' },
    ],
    rows: moments.map((moment) => rowOf({ ...moment, routing: routingInUse(moment, routesByTable) }, routesByTable)),
  }
}

function rowOf(moment: Dossier, routesByTable: RoutesByTable): Cell[] {
  const { prefix, routing, rpki, blocklists } = moment
  const today = moment.at.slice(0, 10)
  const dated = (text: string, day: string) => (day === today ? text : `${text} (${day})`)
  const dayOfList = (list: string) => nameDay(copiesAt(moment).find(({ source }) => source === list) ?? { asOf: null })
  const origins = routing?.exact.map(({ origin }) =>
    dated(originName(origin), dayOfRoute({ prefix, origin }, moment, routesByTable)),
  )
  const inside = routing?.moreSpecifics.length
  const lists = listedOn(moment).map(({ list, title, addresses }) =>
    dated(`${title}: ${formatCount(addresses)}`, dayOfList(list)),
  )
  const [vrps] = vrpsInUse(moment)
  return [
    today,
    origins ? origins.join(', ') || 'none' : 'not checked',
    inside === undefined ? 'not checked' : inside,
    rpki ? dated(rpki.coverage, vrps ? nameDay(vrps) : today) : 'not checked',
    blocklists === null ? 'not checked' : lists.join(', ') || 'none',
  ]
}
