import { describe, expect, test } from 'vitest'
import { dealOf } from '#tests/support/deal.ts'
import { buyNowSale } from './definitions/sale.ts'
import type { RecordedEvent } from './event-hash.ts'
import { findFoldFault } from './refold-deal.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 12, minute))
const happened = [
  ['order', 'accepted', 'accepted'],
  ['begin', 'accepted', 'checks'],
  ['pass-checks', 'checks', 'preapproval'],
] as const
const events = happened.map(
  ([command, from, to], index): RecordedEvent => ({
    ...{ dealId: 'dl_1', seq: index + 1, command, from, to, party: 'system', actor: 'system:x', at: at(index) },
    evidence: {},
  }),
)
const deal = dealOf({ state: 'preapproval', enteredAt: at(2), openedAt: at(0), version: 3 })

describe('the events of a deal', () => {
  test('lead to where its row says it stands', () => {
    expect(findFoldFault(buyNowSale, deal, events)).toBeNull()
  })

  test.each([
    ['state', { state: 'exam' }],
    ['time', { enteredAt: at(1) }],
    ['count', { version: 4 }],
  ])('show a row with another %s', (_what, changes) => {
    expect(findFoldFault(buyNowSale, { ...deal, ...changes }, events)).toEqual({
      seq: 3,
      message: 'The events lead to preapproval; the deal says otherwise.',
    })
  })

  test('show a move that the definition does not have, or that begins elsewhere', () => {
    const jumped = events.map((event) => (event.seq === 3 ? { ...event, to: 'released' } : event))
    const message = 'Event 3, pass-checks, is no move that the deal could make from checks.'
    expect(findFoldFault(buyNowSale, { ...deal, state: 'released' }, jumped)).toEqual({ seq: 3, message })
    const elsewhere = events.map((event) => (event.seq === 3 ? { ...event, from: 'exam' } : event))
    expect(findFoldFault(buyNowSale, deal, elsewhere)).toMatchObject({ seq: 3 })
    const ordered = { seq: 2, command: 'order', from: 'accepted', to: 'accepted' }
    const twice = events.map((event) => (event.seq === 2 ? { ...event, ...ordered } : event))
    expect(findFoldFault(buyNowSale, deal, twice)).toMatchObject({ seq: 2 })
  })
})
