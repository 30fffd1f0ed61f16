/** Asks the registry and RIPEstat about a block, now, because a reader wants to know. Nothing is stored. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { Result } from '#lib/kernel/result.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { environment } from '#lib/platform/env.ts'
import { networkSource, routingNowSource } from '#lib/wiring.ts'
import type { OutsideAnswer, OutsideAnswers, Unanswered } from '../outside.ts'

/** Public, as every dossier is. Where the house has no network, both say so instead of trying. */
export async function askOutside(_actor: Actor, block: Prefix): Promise<OutsideAnswers> {
  if (environment().DOTQUAD_NETWORK === 'off') return { network: { state: 'offline' }, routing: { state: 'offline' } }
  const [network, routing] = await Promise.all([answerOf(networkSource(block)), answerOf(routingNowSource(block))])
  return { network, routing }
}

async function answerOf<T>(asked: Promise<Result<T, Unanswered>>): Promise<OutsideAnswer<T>> {
  const answer = await asked
  const at = new Date().toISOString()
  return answer.ok ? { state: 'answered', at, value: answer.value } : { state: 'unanswered', at, reason: answer.error }
}
