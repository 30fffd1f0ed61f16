/**
 * The one way a deal moves: lock, guard, append, ledger, deadlines and what is to be done afterwards, in one
 * transaction of the caller's.
 */
import { isAllowed } from '#lib/identity/policy.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import { type Deal, type DealRefusal, noSuchDeal, partiesOf, partyOf } from '../deal.ts'
import type { MeasuredFacts } from '../facts.ts'
import { planAutomatic, planCommand } from '../plan-events.ts'
import { rulesOf } from '../rules.ts'
import type { DealEvidence } from '../vocabulary.ts'
import { gatherFacts } from './gather-facts.ts'
import { lockDeal } from './lock-deal.ts'
import { writeEvents } from './write-events.ts'

export type DealMove = {
  actor: Actor
  tx: Transaction
  dealId: string
  command: string
  evidence?: DealEvidence
}

/**
 * Does the command and whatever follows from it by itself. Of a deal that is not the actor's it says that there is
 * none. Every refusal is a sentence, and after one nothing was written.
 */
export async function applyCommand(given: DealMove): Promise<Result<Deal, DealRefusal>> {
  const { actor, tx, dealId, command, evidence = {} } = given
  const deal = await lockDeal(tx, dealId)
  const party = deal && isAllowed(actor, 'work-on-deal', partiesOf(deal)) ? partyOf(actor, deal) : null
  if (!(deal && party)) return err(noSuchDeal)
  const facts = await gatherFacts({ actor, tx, deal })
  const planned = planCommand(rulesOf(deal), deal, { name: command, party, at: facts.now, facts, evidence })
  if (!planned.ok) return planned
  return ok(await writeEvents({ actor, tx, deal, plan: planned.value }))
}

/** What was measured, for the guards, and as it is kept in the record. */
export type Measurement = { facts: MeasuredFacts; evidence: DealEvidence }

/** Does what the house does by itself, if anything. Null where there is no such deal. */
export async function advanceDeal(given: {
  actor: Actor
  tx: Transaction
  dealId: string
  measurement?: Measurement
}): Promise<Deal | null> {
  const { actor, tx, dealId, measurement } = given
  const deal = await lockDeal(tx, dealId)
  if (!deal) return null
  const facts = await gatherFacts({ actor, tx, deal, measured: measurement?.facts ?? null })
  const evidence = measurement?.evidence ?? {}
  const plan = planAutomatic(rulesOf(deal), deal, { at: facts.now, facts, evidence })
  return writeEvents({ actor, tx, deal, plan })
}
