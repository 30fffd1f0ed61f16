/** Asks the registries about sales that ended with the money back: a request may still lie there, and be granted. */
import type { SystemActor } from '#lib/kernel/actor.ts'
import { makeLog } from '#lib/platform/log.ts'
import type { Deal } from '../deal.ts'
import { judgeMeasurements } from '../judge-measurements.ts'
import { measurementEvidence } from '../measurement-evidence.ts'
import { insertLateChange, selectEndedSales } from './late-change-store.ts'
import { takeMeasurements } from './take-measurements.ts'

const atOnce = 100
const questions = ['holder'] as const

/** How many were found moved. One that cannot be measured is logged, keeps no other from being so, and is asked again. */
export async function measureEndedSales(actor: SystemActor): Promise<number> {
  let found = 0
  let after: string | null = null
  for (;;) {
    const deals: Deal[] = await selectEndedSales(actor, { after, limit: atOnce })
    for (const deal of deals) {
      const [outcome] = await Promise.allSettled([measureEnded(actor, deal)])
      if (outcome.status === 'fulfilled') found += outcome.value ? 1 : 0
      else makeLog(actor.name).error({ deal: deal.id, error: outcome.reason }, 'an ended sale could not be measured')
    }
    after = deals.at(-1)?.id ?? null
    if (deals.length < atOnce) return found
  }
}

/** The registry's own word is enough to have a person look. */
async function measureEnded(actor: SystemActor, deal: Deal): Promise<boolean> {
  const measurements = await takeMeasurements(actor, deal, questions)
  const facts = judgeMeasurements(measurements, { holderId: deal.terms.recipientHolderId, asn: null })
  if (facts.holder.byRegistry !== true) return false
  return insertLateChange(actor, deal.id, measurementEvidence(measurements, { facts, questions }))
}
