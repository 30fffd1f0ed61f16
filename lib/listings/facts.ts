/** What the market says of a block at a glance, read off its dossier. Pure; what was not asked stays unknown. */

import type { Dossier } from '#lib/diligence/dossier.ts'
import type { ExaminedBlock } from '#lib/diligence/examined-block.ts'
import { judgeSubject } from '#lib/diligence/judge-subject.ts'
import { standingOf } from '#lib/diligence/statements/standing.ts'
import { subjectOf } from '#lib/diligence/statements/subject.ts'
import type { Answer } from '#lib/kernel/answer.ts'
import { daysBetween } from '#lib/kernel/calendar-date.ts'
import { citeRule } from '#lib/registry/transfer-rule.ts'
import type { DnsblStanding, ZoneStanding } from '#lib/reputation/dnsbl-standing.ts'
import { dnsblStaleAfterDays } from '#lib/reputation/dnsbl-zone.ts'
import { dnsblZones } from '#lib/reputation/dnsbl-zones.ts'
import { explainCode } from '#lib/reputation/read-dnsbl-answer.ts'
import type { EntrySummary } from './entry-summary.ts'

export type ListingFacts = Pick<EntrySummary, 'rpki' | 'routed' | 'transferable' | 'lists'>

/** Of all that is offered, a prefix each: the worst that holds for one of them. */
export function factsOf(blocks: readonly ExaminedBlock[]): ListingFacts {
  const dossiers = blocks.map(({ dossier }) => dossier)
  const routed = dossiers.map(routedOf)
  return {
    rpki: worstOf(dossiers.map(rpkiOf), ['invalid', 'unknown', 'not-found', 'as0', 'unrouted', 'valid']),
    routed: {
      state: worstOf(
        routed.map(({ state }) => state),
        ['yes', 'unknown', 'no'],
      ),
      origins: [...new Set(routed.flatMap(({ origins }) => origins))].sort((a, b) => a - b),
    },
    transferable: worstBy(blocks.map(transferableOf), ({ state }) => ['no', 'unknown', 'yes'].indexOf(state)),
    lists: mergeLists(blocks.flatMap(listsOf)),
  }
}

const worstOf = <T>(found: readonly T[], worstFirst: readonly T[]): T =>
  worstBy(found, (one) => worstFirst.indexOf(one))

/** The first of the lowest rank. */
function worstBy<T>(found: readonly T[], rank: (one: T) => number): T {
  return found.reduce((worst, one) => (rank(one) < rank(worst) ? one : worst))
}

/** One row a list, with the addresses of all prefixes. */
function mergeLists(found: ListingFacts['lists']): ListingFacts['lists'] {
  const worstFirst: readonly Answer[] = ['found', 'failed', 'not-checked', 'nothing-found']
  return [...Map.groupBy(found, ({ list }) => list).values()].map((ofList) => ({
    ...worstBy(ofList, ({ answer }) => worstFirst.indexOf(answer)),
    listedAddresses: ofList.reduce((sum, { listedAddresses }) => sum + listedAddresses, 0),
  }))
}

/** Something of this kind was read, and is of now. */
const isFresh = (dossier: Dossier, kind: Parameters<typeof standingOf>[1]): boolean =>
  standingOf(dossier, kind).asked.some(({ status }) => status === 'observed')

/** The worst state of the routes announced for exactly the block. */
function rpkiOf(dossier: Dossier): ListingFacts['rpki'] {
  if (!(dossier.routing && isFresh(dossier, 'announcements') && isFresh(dossier, 'vrps'))) return 'unknown'
  const states = dossier.routing.exact.map(({ state }) => state)
  if (states.includes(null)) return 'unknown'
  if (states.includes('invalid')) return 'invalid'
  if (states.includes('not-found')) return 'not-found'
  if (states.includes('valid')) return 'valid'
  return dossier.rpki?.as0 === 'only' ? 'as0' : 'unrouted'
}

function routedOf(dossier: Dossier): ListingFacts['routed'] {
  if (!(dossier.routing && isFresh(dossier, 'announcements'))) return { state: 'unknown', origins: [] }
  const { exact, moreSpecifics, status } = dossier.routing
  const origins = [...exact, ...moreSpecifics].flatMap(({ origin }) => origin ?? [])
  return { state: status === 'unrouted' ? 'no' : 'yes', origins }
}

/** Of holds and locks alone: the status of the registration and what a registry asks of the buyer are between them. */
function transferableOf({ dossier, particulars }: ExaminedBlock): ListingFacts['transferable'] {
  const { timing, locks, governed } = judgeSubject(subjectOf(dossier, particulars))
  if (!(governed && isFresh(dossier, 'registrations'))) return { state: 'unknown', from: null, rule: null }
  const last = locks.toSorted((a, b) => ((a.until ?? '9999') < (b.until ?? '9999') ? 1 : -1))[0]
  if (last) {
    const state = timing.answer === 'no' ? 'no' : 'unknown'
    return { state, from: last.until, rule: citeRule(last.rule) }
  }
  const { hold } = governed
  const rule = hold.state === 'no-hold' ? null : citeRule(hold.rule)
  return { state: timing.answer === 'yes' ? 'yes' : 'unknown', from: null, rule }
}

/** Those that were imported, and those that are asked by DNS: what nobody asked is an answer too. */
function listsOf({ dossier, particulars }: ExaminedBlock): ListingFacts['lists'] {
  return [
    ...importedListsOf(dossier),
    ...dnsListsOf(particulars.dnsbl, { size: subjectOf(dossier).addresses, at: dossier.at }),
  ]
}

/** Of those that can be asked over DNS at all; what a policy list says of a block is no listing. */
function dnsListsOf(dnsbl: DnsblStanding, { size, at }: { size: number; at: string }): ListingFacts['lists'] {
  return dnsblZones
    .filter(({ access }) => access.kind !== 'elsewhere' && access.kind !== 'dead')
    .map((zone) => {
      const told = dnsbl.state === 'known' ? dnsbl.zones.find((one) => one.zone === zone.id) : undefined
      const found = told?.standing.filter(({ codes }) =>
        codes.some((code) => explainCode(zone, code).class !== 'policy'),
      )
      const listedAddresses = (found ?? []).reduce((sum, { addresses }) => sum + addresses, 0)
      const answer = told ? answerOfZone(told, { size, at, listedAddresses }) : 'not-checked'
      // What is said of every address holds since the one that was asked longest ago.
      return { list: zone.id, title: zone.title, asOf: told?.oldestAt ?? null, listedAddresses, answer }
    })
}

/** Nothing was found only where the list answered about every address, and lately. */
function answerOfZone(
  told: ZoneStanding,
  { size, at, listedAddresses }: { size: number; at: string; listedAddresses: number },
): Answer {
  if (listedAddresses > 0) return 'found'
  if (told.problem !== null || told.unknown > 0) return 'failed'
  if (told.asked < size || told.oldestAt === null) return 'not-checked'
  return daysBetween(told.oldestAt, at) > dnsblStaleAfterDays ? 'failed' : 'nothing-found'
}

function importedListsOf(dossier: Dossier): ListingFacts['lists'] {
  return standingOf(dossier, 'blocklist').basis.map(({ source, title, status, asOf, cut }) => {
    const finding = dossier.blocklists?.find(({ list }) => list === source)
    const listedAddresses = finding?.listedAddresses ?? 0
    return {
      list: source,
      title,
      asOf,
      listedAddresses,
      answer: cut && listedAddresses === 0 ? 'failed' : answerOf(status, listedAddresses),
    }
  })
}

/** A list that is too old was read, and still says nothing of now; nor does the silence of a file that was cut. */
function answerOf(status: Dossier['sources'][number]['status'], listed: number): Answer {
  if (status === 'not-configured') return 'not-checked'
  if (status !== 'observed') return 'failed'
  return listed > 0 ? 'found' : 'nothing-found'
}
