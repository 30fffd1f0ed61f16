/** A command, and everything that follows from it by itself: the events of one transaction. Pure. */
import { invariant } from '#lib/kernel/invariant.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import { decide, type Refusal } from '#lib/processes/decide.ts'
import type { Instance } from '#lib/processes/definition.ts'
import { evolveAll } from '#lib/processes/evolve.ts'
import { findAutomatic } from '#lib/processes/list-next.ts'
import type { DealFacts } from './facts.ts'
import type { DealCommand, DealEvidence, DealProcessEvent, DealRules } from './vocabulary.ts'

export type Plan = { readonly instance: Instance; readonly events: readonly DealProcessEvent[] }

/** More automatic moves in a row than this means that a definition goes in circles. */
const mostInARow = 20

/** The events of the command and of the automatic moves after it. */
export function planCommand(rules: DealRules, instance: Instance, command: DealCommand): Result<Plan, Refusal> {
  const decided = decide(rules, instance, { ...command, facts: { ...command.facts, enteredAt: instance.enteredAt } })
  if (!decided.ok) return decided
  const after = evolveAll(rules.definition, instance, decided.value)
  const rest = planAutomatic(rules, after, command)
  return ok({ instance: rest.instance, events: [...decided.value, ...rest.events] })
}

type Moment = { readonly at: Date; readonly facts: DealFacts; readonly evidence: DealEvidence }

/** The automatic moves that nothing stands against. Their evidence is what the facts were measured by. */
export function planAutomatic(rules: DealRules, start: Instance, { at, facts, evidence }: Moment): Plan {
  let instance = start
  const events: DealProcessEvent[] = []
  for (;;) {
    const now = { ...facts, enteredAt: instance.enteredAt }
    const move = findAutomatic(rules, instance, now)
    if (!move || move.evidence.some((kind) => !evidence[kind])) return { instance, events }
    invariant(events.length < mostInARow, 'automatic moves come to rest')
    const own = Object.fromEntries(move.evidence.map((kind) => [kind, evidence[kind]]))
    const decided = decide(rules, instance, { name: move.command, party: 'system', at, facts: now, evidence: own })
    invariant(decided.ok, 'an automatic move is decided as it was found')
    instance = evolveAll(rules.definition, instance, decided.value)
    events.push(...decided.value)
  }
}
