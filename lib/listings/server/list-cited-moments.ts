import type { Span } from '#lib/diligence/retention.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { selectPublishedMoments } from './listing-store.ts'

/** The moments of the dossiers that the listings on the market were published by. */
export const listCitedMoments = async (_actor: Actor): Promise<Span[]> =>
  (await selectPublishedMoments()).map((at) => ({ from: at, to: at }))
