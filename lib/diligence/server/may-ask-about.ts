/** Whom a reader may have asked about a block or an AS from this house. A block of the market's world is asked of what was named. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { environment } from '#lib/platform/env.ts'
import { chooseWorld, chooseWorldOfAsn, isOfMarket, isOfMarketAsn } from './choose-world.ts'
import { mayAskRegistries } from './may-ask-registries.ts'

/** `geofeed`: whether the feed that a registration links may be fetched. */
export type MayAsk = { services: boolean; registration: boolean; reverseDns: boolean; geofeed: boolean }

export function mayAskAbout(_actor: Actor, block: Prefix): MayAsk {
  const settings = environment()
  const { knownOutside } = chooseWorld(block)
  const isHere = isOfMarket(block)
  return {
    services: knownOutside,
    registration: mayAskRegistryOf({ isHere, knownOutside }),
    geofeed: knownOutside && settings.DOTQUAD_NETWORK !== 'off',
    reverseDns: isHere && settings.RDNS_RESOLVER !== undefined,
  }
}

function mayAskRegistryOf({ isHere, knownOutside }: { isHere: boolean; knownOutside: boolean }): boolean {
  const settings = environment()
  if (!isHere) return knownOutside && settings.DOTQUAD_NETWORK !== 'off'
  return settings.RDAP_BASE_URL !== undefined || (knownOutside && mayAskRegistries(settings))
}

/** `holder`: whether its registry may be asked who holds it. */
export type MayAskOfAsn = { neighbours: boolean; holder: boolean }

export function mayAskAboutAsn(_actor: Actor, asn: number): MayAskOfAsn {
  const { knownOutside } = chooseWorldOfAsn(asn)
  return { neighbours: knownOutside, holder: mayAskRegistryOf({ isHere: isOfMarketAsn(asn), knownOutside }) }
}
