/**
 * Who offers what in the simulated market when it opens: the same for one seed and one first day.
 *
 * A plan and nothing else. That a block can be listed at all is found out by whoever carries it out.
 */
import { formatPrefix, overlapsPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { asSinglePrefix } from '#lib/address-space/range.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import type { DealType } from '#lib/listings/deal-type.ts'
import { rulesOf } from '#lib/registry/transfer-rules.ts'
import { findObjection } from '../registry-desk/transfer-review.ts'
import { type Holding, standsOn } from '../world/facts.ts'
import type { OrganisationId } from '../world/organisations.ts'
import { randomOf } from '../world/random.ts'
import type { World } from '../world/world.ts'
import { type PlannedOffer, planOffer } from './plan-offer.ts'
import { type Fate, fateAt, playedOffers, sellers } from './sellers.ts'
import { showcaseOffers } from './showcase.ts'

export type PlannedListing = { seller: OrganisationId; block: Prefix; offer: PlannedOffer; fate: Fate }

/** Of a hundred blocks of an ordinary seller so many are on offer. */
const percentOnOffer = 88
/** In this time a sale that is agreed today reaches the registry. */
const daysToRequest = 30

/** Played accounts first, then the others, each by address, then what is shown for its state. */
export function planMarket(world: World): PlannedListing[] {
  const others = sellers.flatMap((seller) =>
    holdingsOf(world, seller).flatMap(({ block, holding }) => {
      const random = randomOf(world.seed, `market/${formatPrefix(block)}`)
      if (!random.chance(percentOnOffer)) return []
      const { registry } = holding
      const offer = planOffer({ block, registry, allowed: allowedDeals(world, holding, block) }, random)
      return offer === null ? [] : [{ seller, block, offer }]
    }),
  )
  const drawn = others.map((listing, index) => ({ ...listing, fate: fateAt(index) }))
  return [...playedOffers, ...drawn, ...showcaseOffers.map((offer) => ({ ...offer, fate: 'published' as const }))]
}

/** What it holds on the first day and is a single prefix that can be listed. */
function holdingsOf(world: World, seller: OrganisationId): { block: Prefix; holding: Holding }[] {
  return world.holdings
    .filter((holding) => holding.holder === seller && standsOn(holding, world.genesis))
    .flatMap((holding) => {
      const block = asSinglePrefix(holding.range)
      return block === null || isShown(block) ? [] : [{ block, holding }]
    })
    .sort((a, b) => a.block.address - b.block.address)
}

const isShown = (block: Prefix) => showcaseOffers.some((shown) => overlapsPrefix(shown.block, block))

function allowedDeals(world: World, holding: Holding, block: Prefix): DealType[] {
  const from = world.organisation(holding.holder)
  const to = world.organisations.find(({ id, registry }) => registry === from.registry && id !== from.id)
  invariant(to, 'every registry has two members')
  const objection = findObjection({ world, block, from, to, decidedOn: world.genesis + daysToRequest })
  const mayLease = rulesOf(holding.registry).every((rule) => rule.rule !== 'lease' || rule.stance !== 'prohibited')
  return [...(objection === null ? (['sale'] as const) : []), ...(mayLease ? (['lease', 'rent'] as const) : [])]
}
