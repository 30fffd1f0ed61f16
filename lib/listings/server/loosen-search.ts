/** For a search that finds nothing: what each of its constraints keeps away. */
import type { Actor } from '#lib/kernel/actor.ts'
import type { Constraint, Loosening } from '../search-constraints.ts'
import { countEntries } from './catalogue-store.ts'

/** Most helpful first; those that alone would help nothing are counted too. */
export async function loosenSearch(_actor: Actor, constraints: readonly Constraint[]): Promise<Loosening[]> {
  const found = await Promise.all(
    constraints.map(async (constraint) => ({ constraint, found: await countEntries(constraint.without) })),
  )
  return found.sort((a, b) => b.found - a.found)
}
