/** Version 1 of the sales, for the deals that began by it: every registry had two weeks. */
import type { DealDefinition } from '../vocabulary.ts'
import { buyNowSale, sale } from './sale.ts'

const firstOf = (current: DealDefinition): DealDefinition => ({
  ...current,
  version: 1,
  stages: current.stages.map((stage) =>
    stage.id === 'checks' ? { ...stage, title: 'Identity, sanctions, authority' } : stage,
  ),
  states: current.states.map((state) =>
    state.id === 'checks' ? { ...state, says: 'Identity and authority of the parties are being checked.' } : state,
  ),
  deadlines: current.deadlines.map((due) => (due.after === 'usual' ? { ...due, after: 'P14D' } : due)),
})

export const firstSale = firstOf(sale)
export const firstBuyNowSale = firstOf(buyNowSale)
