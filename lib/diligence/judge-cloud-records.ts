/**
 * What clouds want to find on record before they take a block, held against what is on record now: ROAs for their AS
 * numbers, a route object, no announcement elsewhere. Its holder can change all of it, so none of it rules a cloud out.
 */
import { formatAsn } from '#lib/address-space/asn.ts'
import type { DossierSource } from './dossier.ts'
import { type CloudDemand, type CloudRule, cloudRules } from './statements/cloud-rules.ts'
import { originName } from './statements/route-words.ts'
import { explainStaleness, type Standing, standingFrom } from './statements/standing.ts'
import type { AnswerCell, FactTable } from './statements/statement.ts'
import type { Subject } from './statements/subject.ts'
import { enumerate } from './statements/wording.ts'

/** `of` is what the demand is about, in a word or two. */
export type CloudRecord = { provider: string; of: string; demand: CloudDemand; onRecord: AnswerCell }

/** `why` is a clause. */
type Seen = { answer: 'found' | 'nothing-found'; word: string; why: string }

const found = (word: string, why: string): Seen => ({ answer: 'found', word, why })
const missing = (word: string, why: string): Seen => ({ answer: 'nothing-found', word, why })

export function judgeCloudRecords(subject: Subject): CloudRecord[] {
  return cloudRules.flatMap((rule) =>
    recordsOf(subject, rule).map((record) => ({ provider: rule.provider, ...record })),
  )
}

type Judged = Omit<CloudRecord, 'provider'>

function recordsOf(subject: Subject, { origins, records }: CloudRule): Judged[] {
  const { exactRoa, noOtherRoa, noAnnouncement, routeObject } = records
  const vrps = sourcesOf(subject, ({ kind }) => kind === 'vrps')
  const tables = sourcesOf(subject, ({ kind }) => kind === 'announcements')
  const dump = sourcesOf(subject, ({ source }) => source === routeObject?.snapshot)
  const ofRoas = (of: string, demand: CloudDemand, seen: Seen | null): Judged => {
    const onRecord = answerOf(vrps, 'VRP export', seen)
    return { of, demand, onRecord }
  }
  const ofTables = (demand: CloudDemand): Judged => {
    const onRecord = answerOf(tables, 'routing table', seeAnnouncers(subject, origins.asns))
    return { of: 'Announcements', demand, onRecord }
  }
  const ofDump = (demand: WantedObject): Judged => {
    const onRecord = answerOf(dump, `dump of ${demand.registry}`, seeRouteObject(subject, demand))
    return { of: 'Route object', demand, onRecord }
  }
  return [
    ...origins.asns.map((asn) => ofRoas('ROA origin', origins, seeRoa(subject, asn))),
    ...(exactRoa ? origins.asns.map((asn) => ofRoas('ROA length', exactRoa, seeExactRoa(subject, asn))) : []),
    ...(noOtherRoa ? [ofRoas('Other ROAs', noOtherRoa, seeOtherRoas(subject))] : []),
    ...(noAnnouncement ? [ofTables(noAnnouncement)] : []),
    ...(routeObject ? [ofDump(routeObject)] : []),
  ]
}

const sourcesOf = ({ dossier }: Subject, isMeant: (source: DossierSource) => boolean): Standing =>
  standingFrom(dossier.sources.filter(isMeant), dossier.at)

/** What was seen counts only where somebody was asked: a source that failed is not one that has nothing. */
function answerOf(standing: Standing, noun: string, seen: Seen | null): AnswerCell {
  if (seen && standing.asked.length > 0) return { ...seen, why: `${seen.why}.${explainStaleness(standing)}` }
  return standing.failed.length > 0
    ? { answer: 'failed', word: 'Not known', why: `The ${noun} could not be fetched.` }
    : { answer: 'not-checked', word: 'Not checked', why: `No ${noun} was imported.` }
}

function seeRoa({ dossier, prefix }: Subject, asn: number): Seen | null {
  if (dossier.rpki === null) return null
  const own = dossier.rpki.coveringVrps.filter((vrp) => vrp.asn === asn)
  const fitting = own.find(({ maxLength }) => maxLength >= prefix.length)
  if (fitting) return found('Signed', `${formatAsn(asn)}, ${fitting.prefix} up to /${fitting.maxLength}`)
  const [short] = own
  return short
    ? missing('Too short', `${formatAsn(asn)}, ${short.prefix} up to /${short.maxLength}: not up to /${prefix.length}`)
    : missing('Missing', `No ROA names ${formatAsn(asn)}`)
}

function seeExactRoa({ dossier }: Subject, asn: number): Seen | null {
  if (dossier.rpki === null) return null
  const own = dossier.rpki.coveringVrps.filter((vrp) => vrp.asn === asn)
  const exact = own.find(({ prefix, maxLength }) => prefix === dossier.prefix && prefix.endsWith(`/${maxLength}`))
  if (exact) return found('Signed', `${formatAsn(asn)}, ${exact.prefix} and nothing longer`)
  return own.length === 0
    ? missing('Missing', `No ROA names ${formatAsn(asn)}`)
    : missing('Other length', `ROAs of ${formatAsn(asn)} cover it, none for exactly ${dossier.prefix}`)
}

/** AS0 names nobody, and keeps every AS out all the same. */
function seeOtherRoas({ dossier }: Subject): Seen | null {
  if (dossier.rpki === null) return null
  const named = [...new Set(dossier.rpki.coveringVrps.map(({ asn }) => asn))]
  return named.length === 0
    ? missing('None', 'No ROA names an AS for it')
    : found('Signed', `Its ROAs name ${enumerate(named.map(formatAsn))}: as any other AS it is refused`)
}

function seeAnnouncers({ dossier: { routing } }: Subject, own: readonly number[]): Seen | null {
  if (routing === null) return null
  const namesOf = (routes: readonly { origin: number | null }[]): string[] => {
    const elsewhere = routes.filter(({ origin }) => origin === null || !own.includes(origin))
    return [...new Set(elsewhere.map(({ origin }) => originName(origin)))]
  }
  const inside = namesOf([...routing.exact, ...routing.moreSpecifics])
  if (inside.length > 0) return found('Announced', `By ${enumerate(inside)}, who would have to withdraw it before`)
  const around = namesOf(routing.covering)
  return around.length > 0
    ? found('Within a wider route', `Of ${enumerate(around)}, which overlaps it`)
    : missing('None', 'No table that was asked has it elsewhere')
}

type WantedObject = NonNullable<CloudRule['records']['routeObject']>

/** Of that registry alone: what others have says nothing of this one. */
function seeRouteObject({ dossier }: Subject, { asn, registry }: WantedObject): Seen | null {
  if (dossier.routeObjects === null) return null
  const own = dossier.routeObjects.some(
    ({ source, origin, relation }) => source === registry && origin === asn && relation === 'exact',
  )
  return own
    ? found('Registered', `${dossier.prefix}, origin ${formatAsn(asn)}, in ${registry}`)
    : missing('Missing', `${registry} has no object for exactly ${dossier.prefix} with origin ${formatAsn(asn)}`)
}

export const tabulateCloudRecords = (records: readonly CloudRecord[]): FactTable => ({
  columns: [
    { title: 'Cloud', holds: 'text' },
    { title: 'Of', holds: 'text' },
    { title: 'Demand', holds: 'text' },
    { title: 'On record now', holds: 'answer' },
  ],
  rows: records.map(({ provider, of, demand, onRecord }) => [provider, of, demand.says, onRecord]),
})
