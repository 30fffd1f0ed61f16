import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type ChainedEvent, describeEvent, findChainFault, type RecordedEvent } from './event-hash.ts'

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
const start = 'd'.repeat(64)

function chain(...commands: string[]): ChainedEvent[] {
  let prevHash = start
  return commands.map((command, index) => {
    const at = new Date(Date.UTC(2026, 10, 24, index))
    const event: RecordedEvent = {
      ...{ dealId: 'dl_1', seq: index + 1, command, from: 'a', to: 'b', party: 'buyer', actor: 'usr_1', at },
      evidence: { reason: { text: 'Because.', amount: { minor: '1', currency: 'USD' } } },
    }
    const chained = { ...event, prevHash, hash: hashOf(describeEvent(prevHash, event)) }
    prevHash = chained.hash
    return chained
  })
}

const events = chain('order', 'sign', 'fund')
const head = events.at(-1)?.hash ?? ''
const faultOf = (changed: readonly ChainedEvent[], at = head) => findChainFault(changed, { start, head: at, hashOf })
const withEvent = (index: number, changes: Partial<ChainedEvent>) =>
  events.map((event, position) => (position === index ? { ...event, ...changes } : event))

describe('a chain of events', () => {
  test('is sound as it was written, also where it is empty', () => {
    expect(faultOf(events)).toBeNull()
    expect(findChainFault([], { start, head: start, hashOf })).toBeNull()
  })

  test('has one text for the same event, whatever the order of its evidence', () => {
    const [event] = events
    const turned = { reason: { amount: { currency: 'USD', minor: '1' }, text: 'Because.' } }
    expect(event && describeEvent(start, { ...event, evidence: turned })).toBe(event && describeEvent(start, event))
  })

  test.each<[string, Partial<ChainedEvent>]>([
    ['command', { command: 'withdraw' }],
    ['actor', { actor: 'usr_2' }],
    ['party', { party: 'seller' }],
    ['way', { to: 'c' }],
    ['time', { at: new Date(0) }],
    ['deal', { dealId: 'dl_2' }],
    ['evidence', { evidence: {} }],
    ['hash', { hash: 'e'.repeat(64) }],
  ])('shows at which event its %s was changed', (_what, changes) => {
    expect(faultOf(withEvent(1, changes))).toEqual({ seq: 2, message: 'Event 2 is not what was written.' })
  })

  test('shows an event that is missing, at the end, in the middle or at the begin', () => {
    expect(faultOf(events.slice(0, 2))).toEqual({ seq: 2, message: 'The last events are missing.' })
    expect(faultOf([...events.slice(0, 1), ...events.slice(2)])).toEqual({ seq: 3, message: 'Event 2 is missing.' })
    expect(faultOf(events.slice(1))).toEqual({ seq: 2, message: 'Event 1 is missing.' })
  })

  test('shows one that was written anew with all that follows it, for the deal knows its head', () => {
    const forged = chain('order', 'sign', 'refund')
    expect(faultOf(forged)).toEqual({ seq: 3, message: 'The last events are missing.' })
    expect(findChainFault(events, { start: 'f'.repeat(64), head, hashOf })).toMatchObject({ seq: 1 })
  })
})
