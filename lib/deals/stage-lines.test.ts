import { expect, test } from 'vitest'
import { listStages } from '#lib/processes/list-next.ts'
import { lease } from './definitions/lease.ts'
import { buyNowSale } from './definitions/sale.ts'
import type { ChainedEvent } from './event-hash.ts'
import { describeStages, sayProgress } from './stage-lines.ts'
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
      ...{
        dealId: 'dl_1',
        seq: index + 1,
        command,
        from: move.from,
        to: move.to,
        party: move.by[0] ?? 'system',
        actor: 'test',
      },
      ...{ at: day(on), evidence: Object.fromEntries(move.evidence.map((kind) => [kind, {}])), prevHash: '', hash: '' },
    }
  })
  const deal = { state, openedAt, enteredAt: openedAt, version: events.length }
  const stages = listStages(
    definition,
    deal,
    events.map(({ from }) => from),
  )
  const lines = describeStages({ definition, deal, own: { term: 'P6M', usual: 'P42D' }, stages, events, now: day(400) })
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

const toPaid = [
  ...['begin', 'pass-checks', 'confirm-preapproval', 'accept-block', 'sign', 'take-standing-offer', 'fund'],
].map((command) => [command, 0] as const)
const marksOf = (lines: ReturnType<typeof stagesAfter>) => [...lines.values()].map(({ id, is }) => `${id} ${is}`)

test('what a party says is its word, and what is measured is nobody’s', () => {
  const lines = stagesAfter(buyNowSale, [...toPaid, ['submit', 1], ['see-registry-change', 10]])
  expect([...lines.values()].flatMap(({ id, saidBy }) => (saidBy ? [`${id} ${saidBy}`] : []))).toEqual([
    'preapproval buyer',
    'submitted seller',
  ])
})

test('a stage that the deal was ended in was not done, and what comes after it was never reached', () => {
  const lines = stagesAfter(buyNowSale, [...toPaid, ['cancel', 2], ['confirm-refund', 3]])
  expect(marksOf(lines).slice(5, 8)).toEqual(['funded past', 'submitted broken-off', 'review skipped'])
  expect(sayProgress([...lines.values()], { id: 'refunded', is: 'ended' })).toBe('It ended after 6 of 13 stages.')
})

test('a stage that is not needed is not counted, and a deal that is done has all behind it', () => {
  const all = [
    ...['submit', 'see-registry-change', 'confirm-registry-change', 'accept', 'begin-tail', 'finish-tail'],
  ].map((command) => [command, 9] as const)
  const lines = stagesAfter(buyNowSale, [...toPaid.map(withoutApproval), ...all])
  expect(lines.get('preapproval')?.is).toBe('not-needed')
  expect(sayProgress([...lines.values()], { id: 'closed', is: 'done' })).toBe('12 of 12 stages are behind it.')
})

test('a lease that is closed without the proof does not say that withdrawal is proven', () => {
  const lines = stagesAfter(lease, [...toLive, ['end-term', 186], ['end-without-proof', 190]])
  expect([lines.get('offboarding')?.is, lines.get('ending')?.is]).toEqual(['broken-off', 'not-needed'])
})

function withoutApproval([command, on]: readonly [string, number]) {
  return [command === 'confirm-preapproval' ? 'skip-preapproval' : command, on] as const
}
