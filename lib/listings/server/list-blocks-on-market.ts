import type { Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { selectBlocksIn } from './listing-store.ts'

/** What is published or frozen is public: any actor may ask. */
export const listBlocksOnMarket = (_actor: Actor): Promise<Prefix[]> => selectBlocksIn(['published', 'frozen'])
