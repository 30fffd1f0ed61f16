/** Whether a token stands in the remarks of a block's registration: only its holder can have put it there. */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { environment } from '#lib/platform/env.ts'
import { registryRemarkSource } from '#lib/wiring.ts'
import type { Measured } from '../measurements/measurement.ts'
import type { RegisteredNetwork } from '../outside.ts'
import { mayAskRegistries, notAsked } from './may-ask-registries.ts'

export type RemarkQuestion = { block: Prefix; token: string }

/**
 * `found` gives the registration that bears the token: whoever relies on it compares its holder and range with what is
 * claimed. `nothing-found`: the registry answered, and the token does not stand there.
 */
export async function readRegistryRemark(
  _actor: Actor,
  { block, token }: RemarkQuestion,
): Promise<Measured<RegisteredNetwork>> {
  const reading = { source: 'rdap', asOf: (await worldNow()).toISOString(), sha256: null }
  if (!mayAskRegistries(environment())) return { ...reading, ...notAsked }
  const answer = await registryRemarkSource(block, token)
  if (answer.ok && answer.value.hasToken) return { ...reading, answer: 'found', value: answer.value.network }
  if (answer.ok || answer.error === 'not-found') return { ...reading, answer: 'nothing-found' }
  return {
    ...reading,
    answer: 'failed',
    reason: `The registry's RDAP gave no answer about ${formatPrefix(block)}: ${answer.error}.`,
  }
}
