/** Since when no newer file of a source can be read, why, and of which day is what stands in for it. */
import type { ReadingFault } from '../reading-fault.ts'
import type { Basis } from './statement.ts'
import { formatAsOf, formatCount, quantity } from './wording.ts'

type Faulty = Basis & { fault: ReadingFault }

const isFaulty = (basis: Basis): basis is Faulty => basis.fault !== undefined

/** Of an observed source that could not be fetched it is told among the unknowns: what it last said still counts. */
const bears = ({ status, fault }: Faulty): boolean => fault.kind === 'refused' || status !== 'observed'

/** Whether it counts as old for its age alone: what a newer file was refused of is told by that. */
export const isPastAge = ({ status, fault }: Pick<Basis, 'status' | 'fault'>): boolean =>
  status === 'stale' && fault?.kind !== 'refused'

/** Why what stands here counts as old: `past its age`, or `newest file refused …`; null of what does not. */
export function sayWhyOld(basis: Basis): string | null {
  if (basis.status !== 'stale') return null
  return isPastAge(basis) ? 'past its age' : sayFaultBriefly(basis)
}

/** More than these would be longer than what is said of the block. */
const mostNamed = 2

/** ` APNIC transfer log: its newest file was refused on …; what stands here is of 2026-11-29.` or nothing. */
export function explainFaults(basis: readonly Basis[]): string {
  const bearing = basis.filter(isFaulty).filter(bears)
  if (bearing.length > mostNamed) {
    const [first] = bearing.map(({ fault }) => fault.since).sort()
    return ` No newer file of ${quantity(bearing.length, 'source')} can be read; the first has failed since ${formatAsOf(first ?? null)}.`
  }
  return bearing.map((one) => ` ${sayFault(one)}.`).join('')
}

/** A clause that begins with the name of the source; without a full stop. */
function sayFault({ title, fault, asOf, status }: Faulty): string {
  const stands = status === 'failed' ? 'no earlier import stands in' : `what stands here is ${dayOfCopy(asOf)}`
  return `${title}: ${status === 'failed' ? sayFirst(fault) : sayNewest(fault)}; ${stands}`
}

const dayOfCopy = (asOf: string | null): string => (asOf === null ? 'undated' : `of ${asOf.slice(0, 10)}`)

const sayNewest = ({ kind, since, reason }: ReadingFault): string =>
  kind === 'refused'
    ? `its newest file was refused on ${formatAsOf(since)}: ${clause(reason)}`
    : sayUnfetched(since, reason)

const sayFirst = ({ kind, since, reason }: ReadingFault): string =>
  kind === 'refused' ? `its file was refused on ${formatAsOf(since)}: ${clause(reason)}` : sayUnfetched(since, reason)

const sayUnfetched = (since: string, reason: string): string =>
  `it has not been fetched since ${formatAsOf(since)}: ${clause(reason)}`

const clause = (sentence: string): string => sentence.replace(/\.$/, '')

/** A sentence or two of each that has one, in the order given. */
export const listFaults = (basis: readonly Basis[]): string[] =>
  basis
    .filter(isFaulty)
    .map((one) => `${sayFault(one)}.${one.status === 'failed' ? '' : ' What changed since is not known.'}`)

/** `refused 2026-11-30 19:03 UTC`, for a line beside the name of the source; null without fault. */
export function sayFaultBriefly({
  fault,
  status,
}: {
  fault?: ReadingFault | undefined
  status: Basis['status']
}): string | null {
  if (fault === undefined) return null
  const since = formatAsOf(fault.since)
  if (fault.kind === 'unfetched') return `not fetched since ${since}`
  return `${status === 'failed' ? 'file' : 'newest file'} refused ${since}`
}

/** The same of several: one in full, more by their number and the first of them. */
export function sumUpFaults(basis: readonly Basis[]): string | null {
  const faulty = basis.filter(isFaulty)
  const [one] = faulty
  if (!one) return null
  if (faulty.length === 1) return sayFaultBriefly(one)
  const [first] = faulty.map(({ fault }) => fault.since).sort()
  return `${formatCount(faulty.length)} refused or not fetched, the first since ${formatAsOf(first ?? null)}`
}

/** ` FireHOL: its file has 52 of the 4,523 entries that its own header counts: …` of each file that was cut. */
export function explainCutFiles(basis: readonly Basis[]): string {
  return basis
    .flatMap(({ title, cut }) =>
      cut
        ? ` ${title}: its file has ${sayCut(cut)} that its own header counts: what is not in it may be listed all the same.`
        : [],
    )
    .join('')
}

/** `52 of the 4,523 entries` */
export const sayCut = ({ has, of }: NonNullable<Basis['cut']>): string =>
  `${formatCount(has)} of the ${quantity(of, 'entry')}`
