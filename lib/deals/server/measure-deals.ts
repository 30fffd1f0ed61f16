/** Asks the sources about every deal that waits for a fact, and moves those whose guards the answers satisfy. */
import { systemActor } from '#lib/kernel/actor.ts'
import type { Json } from '#lib/kernel/canonical-json.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { makeLog } from '#lib/platform/log.ts'
import { inTransaction, type Transaction } from '#lib/platform/transaction.ts'
import type { Deal } from '../deal.ts'
import { definitions } from '../find-definition.ts'
import { judgeMeasurements } from '../judge-measurements.ts'
import { measuredStates, questionsAt } from '../measured-questions.ts'
import { measurementEvidence, noteAgainMs, sameVerdict } from '../measurement-evidence.ts'
import { rulesOf } from '../rules.ts'
import { advanceDeal, applyCommand, type Measurement } from './apply-command.ts'
import { selectEvents, selectNow } from './deal-store.ts'
import { selectInStates } from './list-store.ts'
import { lockDeal } from './lock-deal.ts'
import { takeMeasurements } from './take-measurements.ts'

const actor = systemActor('measure-deals')
const atOnce = 100

/** A measurement, and the standing of the deal that it was taken for. */
type Taken = Measurement & { verdict: Json }

/**
 * Any number of processes may do it at once: what one has moved, the others leave. A deal that cannot be measured is
 * logged and keeps no other from being so.
 */
export async function measureDeals(): Promise<{ measured: number; moved: number; failed: number }> {
  const counts = { measured: 0, moved: 0, failed: 0 }
  const states = measuredStates(definitions)
  let after: string | null = null
  for (;;) {
    const deals: Deal[] = await selectInStates(states, { after, limit: atOnce })
    for (const deal of deals) {
      const [outcome] = await Promise.allSettled([measureDeal(deal)])
      if (outcome.status === 'fulfilled') counts.moved += outcome.value ? 1 : 0
      else makeLog(actor.name).error({ deal: deal.id, error: outcome.reason }, 'a deal could not be measured')
      counts[outcome.status === 'fulfilled' ? 'measured' : 'failed'] += 1
    }
    after = deals.at(-1)?.id ?? null
    if (deals.length < atOnce) return counts
  }
}

/** True if it moved the deal. Does nothing where the deal waits for no measurement. */
export async function measureDeal(deal: Deal): Promise<boolean> {
  const taken = await take(deal)
  return taken !== null && inTransaction((tx) => takeIn(tx, deal, taken))
}

async function take(deal: Deal): Promise<Taken | null> {
  const questions = questionsAt(rulesOf(deal).definition, deal.state)
  if (questions.length === 0) return null
  const measurements = await takeMeasurements(actor, deal, questions)
  const { recipientHolderId: holderId, asn } = deal.terms
  const facts = judgeMeasurements(measurements, { holderId, asn })
  const evidence = measurementEvidence(measurements, { facts, questions })
  return { facts, evidence: { measurement: evidence }, verdict: evidence.verdict ?? null }
}

/** The move, or, where nothing moves, a note of what the sources say: if it is new, and else once a week. */
async function takeIn(tx: Transaction, before: Deal, { verdict, ...measurement }: Taken): Promise<boolean> {
  const dealId = before.id
  const deal = await lockDeal(tx, dealId)
  if (deal?.state !== before.state || deal.enteredAt.getTime() !== before.enteredAt.getTime()) return false
  const after = await advanceDeal({ actor, tx, dealId, measurement })
  if (after && after.version > deal.version) return true
  const last = (await selectEvents(tx, dealId)).findLast(({ evidence }) => evidence.measurement !== undefined)
  const isSame = last && sameVerdict(verdictIn(last.evidence.measurement), verdict)
  if (isSame && (await selectNow(tx)).getTime() - last.at.getTime() < noteAgainMs) return false
  const noted = await applyCommand({ actor, tx, dealId, command: 'note-measurement', evidence: measurement.evidence })
  invariant(noted.ok, 'what is measured in a state can be noted there')
  return false
}

const verdictIn = (measurement: Json | undefined): Json =>
  typeof measurement === 'object' && measurement !== null && 'verdict' in measurement ? measurement.verdict : null
