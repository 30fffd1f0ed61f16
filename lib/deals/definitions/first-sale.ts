/**
 * Version 1 of the sales, for the deals that began by it: every registry had two weeks, and after 40 days the money went
 * back though a request still lay there.
 */
import type { Duration } from '#lib/kernel/duration.ts'
import type { Deadline } from '#lib/processes/definition.ts'
import type { DealDefinition } from '../vocabulary.ts'
import { giveBack } from './moves.ts'
import { buyNowSale, sale } from './sale.ts'

const isNew = 'undecided'
const expire = giveBack(['system'], ['submitted', 'expire'], 'End a deal that the registry did not finish')

const waits: Readonly<Record<string, Duration>> = { 'registry-changed': 'P7D', frozen: 'P8D', disputed: 'P10D' }

const titles: Readonly<Record<string, string>> = {
  checks: 'Identity, sanctions, authority',
  tail: 'Tail: route objects, ROAs',
}
const sentences: Readonly<Record<string, string>> = {
  checks: 'Identity and authority of the parties are being checked.',
  tail: 'What is left of the seller’s ROAs and route objects has to go.',
}

function firstDeadline(due: Deadline): Deadline {
  if (due.after === 'usual') return { ...due, after: 'P14D' }
  if (due.command === 'await-decision') return { ...due, command: expire.command }
  return { ...due, after: waits[due.state] ?? due.after }
}

const firstOf = (current: DealDefinition): DealDefinition => ({
  ...current,
  version: 1,
  stages: current.stages.map((stage) => ({ ...stage, title: titles[stage.id] ?? stage.title })),
  states: current.states
    .filter(({ id }) => id !== isNew)
    .map((state) => ({ ...state, says: sentences[state.id] ?? state.says })),
  transitions: current.transitions
    .filter(({ from }) => from !== isNew)
    .map((move) => (move.to === isNew ? expire : move)),
  deadlines: current.deadlines.filter(({ state }) => state !== isNew).map(firstDeadline),
})

export const firstSale = firstOf(sale)
export const firstBuyNowSale = firstOf(buyNowSale)
