/** What the organisation acted for holds by the registries' statistics: the space that it may list. */
import { overlapsPrefix } from '#lib/address-space/prefix.ts'
import { rangeToPrefixes } from '#lib/address-space/range.ts'
import { evidenceNow } from '#lib/diligence/server/evidence-now.ts'
import { listOwnHolders } from '#lib/identity/server/link-holder.ts'
import { actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import { findRir } from '#lib/registry/rir.ts'
import type { Holding, HoldingWithListings } from '../holding.ts'
import { selectListingsOf } from './listing-store.ts'

const isGiven = (status: string | null) => status === 'allocated' || status === 'assigned'

/** By address. Empty where the organisation is no holder, or no statistics were read: the page of the sources tells which. */
export async function listHoldings(actor: Member): Promise<Holding[]> {
  const [holders, evidence] = await Promise.all([listOwnHolders(actor), evidenceNow()])
  const holdings = evidence.registrations.flatMap(({ table }) =>
    Array.from({ length: table.size }, (_, index) => table.row(index)).flatMap((row): Holding[] => {
      const registry = findRir(row.registry ?? '')
      const isOwn = holders.some(({ registry: rir, holderId }) => rir === registry && holderId === row.holderId)
      if (!(registry && row.holderId !== null && isOwn && isGiven(row.status))) return []
      const { holderId, country, date, status } = row
      return rangeToPrefixes(row).map((block) => ({ registry, holderId, country, block, date, status: status ?? '' }))
    }),
  )
  return holdings.sort((a, b) => a.block.address - b.block.address)
}

/** Each with the organisation's listings of it or of a part, the ended ones left out. */
export async function listHoldingsWithListings(actor: Member): Promise<HoldingWithListings[]> {
  const [holdings, listings] = await Promise.all([listHoldings(actor), selectListingsOf(actingOrganisation(actor))])
  const live = listings.filter(({ state }) => state !== 'withdrawn' && state !== 'closed')
  return holdings.map((holding) => ({
    ...holding,
    listings: live.filter(({ block }) => overlapsPrefix(block, holding.block)),
  }))
}
