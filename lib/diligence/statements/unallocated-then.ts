/** Whether an entry of a list that holds bogons may only mean that the block was not allocated on that day. */
import { countAddresses, intersect, subtract, unionOf } from '#lib/address-space/address-set.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { holdsUnallocatedSpace, sourceOfParts } from '#lib/reputation/blocklist-parts.ts'
import type { BlocklistFinding, RegistrationFinding } from '../dossier.ts'
import { sourceOf } from '../source-catalogue.ts'
import { governingRir, heldRows, rangeOfRow } from './held-rows.ts'
import { standingOf } from './standing.ts'
import { prefixFrom, type Subject } from './subject.ts'
import { enumerate } from './wording.ts'

/**
 * True where every address that the list has of the block is registered since a day after its copy, and the log of its
 * registry, which covers all the time between, has no transfer of any of it: some registries date a registration by its
 * receipt, so that space may be far older than it.
 */
export function isPerhapsUnallocated(subject: Subject, { list, asOf, entries }: BlocklistFinding): boolean {
  const { prefix, dossier } = subject
  const { registrations, transfers } = dossier
  if (!holdsUnallocatedSpace(list) || asOf === null || registrations === null || transfers?.length !== 0) return false
  if (!isLogged(subject, asOf.slice(0, 10))) return false
  const listed = intersect(
    unionOf(entries.map((entry) => rangeOf(prefixFrom(entry.prefix)))),
    unionOf([rangeOf(prefix)]),
  )
  const isYounger = ({ date }: RegistrationFinding) => date !== null && date > asOf.slice(0, 10)
  const rows = heldRows(registrations)
  const older = unionOf(rows.filter((row) => !isYounger(row)).map(rangeOfRow))
  const younger = subtract(unionOf(rows.filter(isYounger).map(rangeOfRow)), older)
  return countAddresses(subtract(listed, younger)) === 0
}

/** The log of the registry in charge is within its age, and covers every day from this one to the registrations. */
function isLogged({ dossier, particulars: { logs } }: Subject, since: string): boolean {
  const rir = governingRir(dossier)
  if (rir === null) return false
  const source = `transfers-${rir}`
  const log = standingOf(dossier, 'transfers').asked.find((one) => one.source === source)
  const begins = logs.find((one) => one.source === source)?.begins
  if (log?.status !== 'observed' || log.asOf === null || begins === undefined || begins >= since) return false
  const until = log.asOf.slice(0, 10)
  return heldRows(dossier.registrations ?? []).every(({ date }) => date === null || date <= until)
}

/** A sentence a list, or nothing. */
export function explainUnallocated(subject: Subject, listing: readonly BlocklistFinding[]): string {
  const days = heldRows(subject.dossier.registrations ?? []).flatMap(({ date }) => date ?? [])
  const since = enumerate([...new Set(days)].sort())
  return listing
    .filter((finding) => isPerhapsUnallocated(subject, finding))
    .map(({ list, asOf }) => {
      const title = sourceOf(list, 'blocklist').title
      return ` ${title} holds space that was not allocated (fullbogons) beside what abuse was seen from (${sourceOfParts(list)}): its copy is of ${asOf?.slice(0, 10)}, before the registration of ${since}, so the entry may say no more than that the space was not allocated then.`
    })
    .join('')
}
