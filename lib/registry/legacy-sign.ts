/**
 * What IANA's table of /8s is a sign of, for a block in one of them: legacy space, or space that moved between
 * registries early (ERX, the early registration transfers of 2002 to 2004, which stand in no log).
 *
 * A sign and never a verdict: a /8 marked LEGACY holds much that is none, and space moved out of every other one too.
 */
import type { Arrival } from './region-bond.ts'
import { findRir, type Rir } from './rir.ts'

/**
 * `legacy`: marked LEGACY, and its registry is in charge of it or nobody is named. `moved-early`: another registry is in
 * charge of a /8 marked LEGACY, and the log has nothing of a move. `moved`: the log has. `moved-somehow`: another
 * registry was given the /8, or the log was not read. `none`: its own registry was given it.
 */
export type LegacySign = 'legacy' | 'moved-early' | 'moved' | 'moved-somehow' | 'none'

type Marked = { status: string; designation: string }

/** `rir` is whose statistics list the block; `arrival` is how much of it their log has coming in. */
export function findLegacySign({ status, designation }: Marked, rir: Rir, arrival: Arrival): LegacySign {
  const keeper = findKeeper(designation)
  const isLegacy = status === 'LEGACY'
  if (keeper === rir || keeper === null) return isLegacy ? 'legacy' : 'none'
  if (arrival === 'all' || arrival === 'part') return 'moved'
  return isLegacy && arrival === 'none' ? 'moved-early' : 'moved-somehow'
}

/** The registry of the five that a designation names, `Administered by ARIN` or `APNIC`; null for an early holder. */
export const findKeeper = (designation: string): Rir | null => findRir(designation.replace(/^administered by /i, ''))
