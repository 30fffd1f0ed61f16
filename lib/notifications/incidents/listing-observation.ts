/**
 * How a block stands on one list at a moment, in the four answers: what a case begins with, and is measured against.
 *
 * Nothing found is said only where the list answered about every address; a list that was not believed, a time-out and
 * a part that nobody asked about are no such answer.
 */
import { formatPrefix, type Prefix, prefixSize } from '#lib/address-space/prefix.ts'
import type { Dossier } from '#lib/diligence/dossier.ts'
import { sourceOf } from '#lib/diligence/source-catalogue.ts'
import { quantity } from '#lib/diligence/statements/wording.ts'
import { type BlocklistClass, blocklistClasses, classOfBlocklist } from '#lib/reputation/blocklist-class.ts'
import type { DnsblStanding, ZoneStanding } from '#lib/reputation/dnsbl-standing.ts'
import { dnsblZones } from '#lib/reputation/dnsbl-zones.ts'
import { explainCode } from '#lib/reputation/read-dnsbl-answer.ts'

export type ListingObservation =
  /** `entries` as the list has them; `asOf` is the date of the snapshot, or when the list was asked last. */
  | { answer: 'found'; addresses: number; entries: readonly string[]; meaning: BlocklistClass; asOf: string | null }
  | { answer: 'nothing-found'; asOf: string | null }
  /** `reason` is a clause. */
  | { answer: 'failed'; reason: string; asOf: string | null }
  | { answer: 'not-checked'; reason: string }

export type Observed = { dossier: Pick<Dossier, 'blocklists' | 'sources'>; standing: DnsblStanding }

export const listTitle = (list: string): string =>
  dnsblZones.find(({ id }) => id === list)?.title ?? sourceOf(list, 'blocklist').title

export function observeListing(block: Prefix, list: string, { dossier, standing }: Observed): ListingObservation {
  return dnsblZones.some(({ id }) => id === list) ? observeZone(block, list, standing) : observeSource(list, dossier)
}

const mostEntries = 50

function observeSource(list: string, { blocklists, sources }: Observed['dossier']): ListingObservation {
  const source = sources.find((one) => one.source === list && one.kind === 'blocklist')
  const finding = blocklists?.find((one) => one.list === list)
  if (!finding)
    return source?.status === 'failed'
      ? { answer: 'failed', reason: 'its file could not be read', asOf: source.asOf }
      : { answer: 'not-checked', reason: 'no file of it was imported' }
  const { asOf, listedAddresses: addresses } = finding
  if (addresses > 0) {
    const entries = finding.entries.map(({ prefix, reference }) =>
      reference === null ? prefix : `${prefix} (${reference})`,
    )
    return { answer: 'found', addresses, entries: entries.slice(0, mostEntries), meaning: classOfBlocklist(list), asOf }
  }
  if (source?.status === 'failed' || source?.fault?.kind === 'refused')
    return { answer: 'failed', reason: 'its newest file could not be read', asOf }
  const { records = null, countedByHeader } = source ?? {}
  if (records !== null && countedByHeader !== undefined && records < countedByHeader)
    return { answer: 'failed', reason: 'its file has fewer entries than its own header counts', asOf }
  return { answer: 'nothing-found', asOf }
}

function observeZone(block: Prefix, list: string, standing: DnsblStanding): ListingObservation {
  if (standing.state === 'not-kept') return { answer: 'not-checked', reason: 'no answers are kept here' }
  if (standing.state === 'failed') return { answer: 'failed', reason: standing.reason, asOf: null }
  const zone = standing.zones.find((one) => one.zone === list)
  if (zone === undefined) {
    const unasked = standing.unasked.find((one) => one.zone.id === list)
    return { answer: 'not-checked', reason: unasked?.reason ?? 'it is not asked here' }
  }
  return judgeZone(block, zone)
}

function judgeZone(block: Prefix, zone: ZoneStanding): ListingObservation {
  const { asked, unknown, unknownReason, standing, problem, oldestAt, newestAt: asOf } = zone
  const addresses = standing.reduce((sum, codes) => sum + codes.addresses, 0)
  if (addresses > 0) return { answer: 'found', addresses, ...sayCodes(zone), asOf }
  if (problem && (asOf === null || problem.triedAt > asOf)) return { answer: 'failed', reason: problem.reason, asOf }
  if (asked === 0) return { answer: 'not-checked', reason: 'it has not been asked about the block yet' }
  if (unknown > 0)
    return {
      answer: 'failed',
      reason: `of ${unknown} addresses no answer came: ${unknownReason ?? 'unknown why'}`,
      asOf,
    }
  const size = prefixSize(block)
  if (asked < size)
    return {
      answer: 'not-checked',
      reason: `only ${asked} of the ${size} addresses of ${formatPrefix(block)} were asked about`,
    }
  // As old as the part of it that was asked about first.
  return { answer: 'nothing-found', asOf: oldestAt }
}

function sayCodes({ zone: id, standing }: ZoneStanding): { entries: string[]; meaning: BlocklistClass } {
  const zone = dnsblZones.find((one) => one.id === id)
  const meanings = standing.map(({ codes, addresses }) => ({
    addresses,
    codes: codes.map((code) => (zone ? explainCode(zone, code) : { code, name: null, class: 'unknown' as const })),
  }))
  const classes = new Set(meanings.flatMap(({ codes }) => codes.map((one) => one.class)))
  return {
    entries: meanings.slice(0, mostEntries).map(({ addresses, codes }) => {
      const names = codes.map(({ code, name }) => (name === null ? code : `${code} (${name})`))
      return `${quantity(addresses, 'address')} with ${names.join(', ')}`
    }),
    meaning: blocklistClasses.find((one) => classes.has(one)) ?? 'unknown',
  }
}

/** Every list that may have something of the block: each of whose file is known here, or that can be asked. */
function observeAll(block: Prefix, observed: Observed): { list: string; observation: ListingObservation }[] {
  const { dossier, standing } = observed
  const lists = new Set([
    ...(dossier.blocklists ?? []).map(({ list }) => list),
    ...dossier.sources.filter(({ kind }) => kind === 'blocklist').map(({ source }) => source),
    ...(standing.state === 'known' ? standing.zones.map(({ zone }) => zone) : []),
  ])
  return [...lists].map((list) => ({ list, observation: observeListing(block, list, observed) }))
}

/** Every list that has something of the block, of those that were asked. */
export const listFindings = (block: Prefix, observed: Observed) =>
  observeAll(block, observed).filter(({ observation }) => observation.answer === 'found')

/** What it means that no list has anything of the block: as a sentence, which never calls nothing found what was not asked. */
export function explainNoFinding(block: Prefix, observed: Observed): string {
  const answers = observeAll(block, observed).map(({ observation }) => observation.answer)
  const count = (answer: ListingObservation['answer']) => answers.filter((one) => one === answer).length
  const name = formatPrefix(block)
  const [clear, failed] = [count('nothing-found'), count('failed')]
  const silent = failed === 0 ? '' : ` ${sayLists(failed)} gave no answer.`
  if (clear > 0)
    return `Nothing of ${name} is on the ${sayLists(clear)} that answered.${silent} Lists that were not asked are in its dossier.`
  if (failed > 0) return `Not known: ${sayLists(failed)} gave no answer about ${name}, and no other was asked.`
  const { standing } = observed
  return standing.state === 'known' && standing.zones.some(({ asked }) => asked > 0)
    ? `Not checked: no list has been asked about all of ${name} yet.`
    : `Not checked: no list is imported in this world, and none was asked about ${name}.`
}

const sayLists = (count: number): string => (count === 1 ? '1 list' : `${count} lists`)
