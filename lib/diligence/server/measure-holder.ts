/** Who holds a block now: by its registry's RDAP, asked at this moment, and by every registry's statistics. */

import { formatAddress } from '#lib/address-space/address.ts'
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { environment } from '#lib/platform/env.ts'
import { marketNetworkSource } from '#lib/wiring.ts'
import { measureStatistics } from '../measurements/measure-statistics.ts'
import type { Measured, RegisteredHolder } from '../measurements/measurement.ts'
import type { RegisteredNetwork } from '../outside.ts'
import { evidenceNow } from './evidence-now.ts'
import { mayAskRegistries, notAsked } from './may-ask-registries.ts'

export type MeasuredHolder = { rdap: Measured<RegisteredHolder>; statistics: readonly Measured<RegisteredHolder>[] }

/** Public facts: any actor may ask. */
export async function measureHolder(_actor: Actor, block: Prefix): Promise<MeasuredHolder> {
  const [rdap, evidence] = await Promise.all([askRdap(block), evidenceNow()])
  return { rdap, statistics: measureStatistics(block, evidence) }
}

async function askRdap(block: Prefix): Promise<Measured<RegisteredHolder>> {
  const reading = { source: 'rdap', asOf: (await worldNow()).toISOString(), sha256: null }
  if (!mayAskRegistries(environment())) return { ...reading, ...notAsked }
  const answer = await marketNetworkSource(block)
  if (answer.ok) return { ...reading, answer: 'found', value: holderOf(block, answer.value.network) }
  if (answer.error === 'not-found') return { ...reading, answer: 'nothing-found' }
  return {
    ...reading,
    answer: 'failed',
    reason: `The registry's RDAP gave no answer about ${formatPrefix(block)}: ${answer.error}.`,
  }
}

function holderOf(block: Prefix, { start, end, registrant }: RegisteredNetwork): RegisteredHolder {
  const range = rangeOf(block)
  return {
    registry: null,
    holderId: registrant?.handle ?? null,
    name: registrant?.name ?? null,
    start,
    end,
    exact: start === formatAddress(range.start) && end === formatAddress(range.end),
  }
}
