/**
 * Leases that have a past when the market opens, as lessor and lessee would bring them about: one runs, and two were
 * returned. What they came to is measured like that of any other, so that nothing is made up.
 */
import { formatPrefix } from '#lib/address-space/prefix.ts'
import type { Deal } from '#lib/deals/deal.ts'
import { measureDeals } from '#lib/deals/server/measure-deals.ts'
import { runCommand } from '#lib/deals/server/run-command.ts'
import type { Member } from '#lib/kernel/actor.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { type PlannedLease, plannedLeases } from '#lib/simulation/market/deals.ts'
import { getOrganisation } from '#lib/simulation/world/organisations.ts'
import { fillInAtCounter } from './counter.ts'
import { findDealOn, order, pay } from './open-deals.ts'
import type { Cast } from './open-sellers.ts'

type Opening = { cast: Cast; say(text: string): void }

/** How many of them stand. One whose block cannot be ordered is left out. */
export async function openLeases({ cast, say }: Opening): Promise<number> {
  say(`${plannedLeases.length} leases`)
  const opened = await Promise.all(plannedLeases.map((planned) => open(cast, planned)))
  // One reading authorises, and the next sees the block announced.
  for (const _reading of ['authorised', 'live']) await measureDeals()
  for (const planned of plannedLeases) await goOn(lesseeOf(cast, planned), planned)
  return opened.filter((stands) => stands).length
}

/** After the files have shown it: what the collectors say of the routes of those that were returned. */
export async function showLeases(): Promise<void> {
  await measureDeals()
}

async function open(cast: Cast, planned: PlannedLease): Promise<boolean> {
  const lessee = lesseeOf(cast, planned)
  const lessor = cast.get(planned.seller)
  invariant(lessor, 'who lets is in the cast')
  const deal: Deal | null =
    (await findDealOn(lessee, planned.part)) ?? (await order({ buyer: lessee, seller: lessor, planned }))
  if (deal?.state === 'awaiting-funds') await pay(lessee, deal.id)
  return deal !== null
}

/** From where it stands: a lease that is not live yet is left to the house. */
async function goOn(lessee: Member, { part, buyer, ends }: PlannedLease): Promise<void> {
  const deal = await findDealOn(lessee, part)
  if (!deal || ends === 'running') return
  for (const command of ['give-notice', 'return-early']) await runCommand({ actor: lessee, dealId: deal.id, command })
  if (ends !== 'gone') return
  const { asn } = getOrganisation(buyer)
  await fillInAtCounter({ act: 'withdraw-announcement', block: formatPrefix(part), asn: String(asn) })
}

function lesseeOf(cast: Cast, { buyer }: PlannedLease): Member {
  const lessee = cast.get(buyer)
  invariant(lessee, 'who leases is in the cast')
  return lessee
}
