import { expect, test } from 'vitest'
import { listStages } from '#lib/processes/list-next.ts'
import { lease } from './definitions/lease.ts'
import type { ChainedEvent } from './event-hash.ts'
import { describeStages } from './stage-lines.ts'
import type { DealDefinition } from './vocabulary.ts'

const openedAt = new Date('2026-12-01T00:00:00Z')
const day = (days: number) => new Date(openedAt.getTime() + days * 86_400_000)

/** The stages of a deal that made these moves, each on its day. */
function stagesAfter(definition: DealDefinition, moves: readonly (readonly [command: string, day: number])[]) {
  let state = definition.initial
  const events = moves.map(([command, on], index): ChainedEvent => {
    const move = definition.transitions.find((one) => one.from === state && one.command === command)
    if (!move) throw new Error(`no ${command} from ${state}`)
    state = move.to
    return {
      ...{ dealId: 'dl_1', seq: index + 1, command, from: move.from, to: move.to, party: 'system', actor: 'test' },
      ...{ at: day(on), evidence: {}, prevHash: '', hash: '' },
    }
  })
  const deal = { state, openedAt, enteredAt: openedAt, version: events.length }
  const stages = listStages(
    definition,
    deal,
    events.map(({ from }) => from),
  )
  const lines = describeStages({ definition, deal, stages, events, now: day(400) })
  return new Map(lines.map((line) => [line.id, line]))
}

const toLive = [
  ...['begin', 'pass-checks', 'sign', 'take-standing-offer', 'fund'].map((command) => [command, 0] as const),
  ...([
    ['see-authorisation', 1],
    ['see-announcement', 3],
  ] as const),
]

test('the term of a lease is nobody’s lateness, while it runs and after it', () => {
  const running = stagesAfter(lease, toLive).get('live')
  const past = stagesAfter(lease, [...toLive, ['end-term', 186]]).get('live')
  expect([running?.allowedMs, past?.allowedMs]).toEqual([null, null])
  expect(past?.tookMs).toBe(185 * 86_400_000)
})

test('a lease ends with its term, and its return begins the same day', () => {
  expect(stagesAfter(lease, [...toLive, ['end-term', 186]]).get('offboarding')?.is).toBe('now')
})
