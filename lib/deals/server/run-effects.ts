/** Does what transitions wanted done. Each may be done twice after a crash, so every handler says the same again. */
import { makeLog } from '#lib/platform/log.ts'
import type { EffectId } from '../vocabulary.ts'
import { markEffectDone, markEffectFailed, type TakenEffect, takeEffects } from './effect-store.ts'

export type EffectHandlers = Readonly<Record<EffectId, (effect: TakenEffect) => Promise<void>>>

/** Works off what is due; any number of processes may. One that throws is kept with its reason and tried again. */
export async function runEffects(handlers: EffectHandlers): Promise<{ done: number; failed: number }> {
  const counts = { done: 0, failed: 0 }
  for (let taken = await takeEffects(); taken.length > 0; taken = await takeEffects()) {
    for (const effect of taken) {
      const [outcome] = await Promise.allSettled([handlers[effect.effect](effect)])
      if (outcome.status === 'fulfilled') {
        await markEffectDone(effect)
        counts.done += 1
        continue
      }
      const reason = outcome.reason instanceof Error ? outcome.reason.message : String(outcome.reason)
      await markEffectFailed(effect, reason)
      counts.failed += 1
      makeLog('run-effects').warn({ effect: effect.id, deal: effect.dealId, reason }, 'an effect failed')
    }
  }
  return counts
}
