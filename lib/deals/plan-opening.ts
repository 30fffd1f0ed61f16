/** The first events of a deal: the order, and every step that the buyer's papers already answer. Pure. */
import type { Json } from '#lib/kernel/canonical-json.ts'
import { evolve } from '#lib/processes/evolve.ts'
import type { Deal } from './deal.ts'
import type { DealFacts } from './facts.ts'
import type { OrderPapers } from './order.ts'
import { type Plan, planAutomatic, planCommand } from './plan-events.ts'
import { rulesOf } from './rules.ts'
import type { DealEvidence, DealProcessEvent } from './vocabulary.ts'

/** `order` is what the first event keeps: terms and reservation. */
type Given = { facts: DealFacts; papers: OrderPapers; order: Json }

/** Stops where a paper is missing or something must happen first; the deal page asks for it then. */
export function planOpening(deal: Deal, { facts, papers, order }: Given): Plan {
  const rules = rulesOf(deal)
  const first: DealProcessEvent = {
    ...{ command: 'order', from: deal.state, to: deal.state, party: 'buyer', at: facts.now },
    ...{ evidence: { order }, acts: [], effects: [] },
  }
  const begun = evolve(rules.definition, deal, first)
  const started = planAutomatic(rules, begun, { at: facts.now, facts, evidence: {} })
  let plan: Plan = { instance: started.instance, events: [first, ...started.events] }
  for (const { name, evidence } of steps(papers)) {
    const step = planCommand(rules, plan.instance, { name, party: 'buyer', at: facts.now, facts, evidence })
    if (step.ok) plan = { instance: step.value.instance, events: [...plan.events, ...step.value.events] }
  }
  return plan
}

/** What each paper answers. A step that this deal does not have, or that its papers lack, is passed over. */
function steps({
  preapprovalTicket,
  dossierSha256,
  signature,
}: OrderPapers): { name: string; evidence: DealEvidence }[] {
  const dossier = dossierSha256 === null ? {} : { dossier: { sha256: dossierSha256 } }
  const signed = signature === null ? {} : { signature: { name: signature } }
  return [
    {
      name: 'confirm-preapproval',
      evidence: preapprovalTicket === null ? {} : { 'preapproval-ticket': { number: preapprovalTicket } },
    },
    { name: 'accept-block', evidence: dossier },
    { name: 'sign', evidence: { ...dossier, ...signed } },
  ]
}
