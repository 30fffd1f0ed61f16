/** Whom a reader may have asked about a block from this house. A block of the market's world is asked of what was named. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { environment } from '#lib/platform/env.ts'
import { chooseWorld, chooseWorldOfAsn, isOfMarket } from './choose-world.ts'
import { mayAskRegistries } from './may-ask-registries.ts'

/** `geofeed`: whether the feed that a registration links may be fetched. */
export type MayAsk = { services: boolean; registration: boolean; reverseDns: boolean; geofeed: boolean }

export function mayAskAbout(_actor: Actor, block: Prefix): MayAsk {
  const settings = environment()
  const { knownOutside } = chooseWorld(block)
  const isHere = isOfMarket(block)
  return {
    services: knownOutside,
    registration: isHere
      ? settings.RDAP_BASE_URL !== undefined || (knownOutside && mayAskRegistries(settings))
      : knownOutside && settings.DOTQUAD_NETWORK !== 'off',
    geofeed: knownOutside && settings.DOTQUAD_NETWORK !== 'off',
    reverseDns: isHere && settings.RDNS_RESOLVER !== undefined,
  }
}

/** Whether services outside know the world that the AS is in. */
export const mayAskAboutAsn = (_actor: Actor, asn: number): boolean => chooseWorldOfAsn(asn).knownOutside
