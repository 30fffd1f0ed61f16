/** Takes one sample a block of each routing table that counts its peers, and says whether the newest have left what is usual. */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type { Actor, SystemActor } from '#lib/kernel/actor.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { type Drift, findDrift } from '../baselines/drift.ts'
import { visibility } from '../baselines/figures.ts'
import { measureVisibility, visibilitySource } from '../baselines/visibility.ts'
import { evidenceNow } from './evidence-now.ts'
import { insertSamples, selectSamples } from './sample-store.ts'

const atOnce = 5_000

/** How many samples are new. May be repeated: of one table each block has one. */
export async function sampleVisibility(actor: SystemActor, blocks: readonly Prefix[]): Promise<number> {
  const evidence = await evidenceNow()
  const samples = blocks.flatMap((block) => {
    const sample = measureVisibility(block, evidence)
    return sample === null ? [] : [{ block, sample }]
  })
  let taken = 0
  for (let from = 0; from < samples.length; from += atOnce)
    taken += await insertSamples(actor, {
      ...{ measure: 'visibility', source: visibilitySource, samples: samples.slice(from, from + atOnce) },
    })
  return taken
}

/** By prefix, for each of the blocks. What was never sampled is not checked. */
export async function findVisibilityDrifts(actor: Actor, blocks: readonly Prefix[]): Promise<Map<string, Drift>> {
  const now = (await worldNow()).getTime()
  const samples = await selectSamples(actor, 'visibility', blocks)
  return new Map(
    blocks.map((block) => {
      const prefix = formatPrefix(block)
      return [prefix, findDrift(samples.get(prefix) ?? [], { now, figure: visibility })]
    }),
  )
}
