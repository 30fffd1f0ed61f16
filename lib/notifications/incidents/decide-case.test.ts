import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideCase, mostEvents, movesFrom, sayState } from './decide-case.ts'
import { type CaseEvent, requestMoves, stateOf, stepsDone } from './incident-case.ts'

const steps = ['find-cause', 'stop-cause']
const eventsOf = (...kinds: [CaseEvent['kind'], string?][]): CaseEvent[] =>
  kinds.map(([kind, text = 'said'], place) => ({
    ...{ number: place + 1, kind, text, actor: 'usr_1', at: new Date('2026-11-23T09:00:00Z') },
  }))
const move = (events: readonly CaseEvent[], to: (typeof requestMoves)[number], text = 'Dear list') =>
  decideCase({ events, steps, isOver: false }, { do: 'move', to, text })

describe('a case', () => {
  test('is asked, refused, asked again and delisted', () => {
    expect(move([], 'sent')).toEqual({ ok: true, value: { kind: 'sent', text: 'Dear list' } })
    expect(move(eventsOf(['sent']), 'refused').ok).toBe(true)
    expect(move(eventsOf(['sent'], ['refused']), 'sent').ok).toBe(true)
    expect(move(eventsOf(['sent'], ['refused'], ['sent']), 'delisted').ok).toBe(true)
  })

  test('has no answer before a request, and says what it may become', () => {
    const refused = move([], 'answered')
    expect(!refused.ok && refused.error).toBe(
      'A case that is open cannot become answered: it may become asked, delisted, says the list, closed.',
    )
  })

  test('takes what was sent and said, and no empty text but at its close', () => {
    expect(move([], 'sent', ' ').ok).toBe(false)
    expect(move([], 'sent', 'x'.repeat(20_001)).ok).toBe(false)
    expect(move([], 'closed', '').ok).toBe(true)
  })

  test('of five hundred entries can be closed, and nothing else', () => {
    const events = eventsOf(...Array.from({ length: mostEvents }, (): ['sent'] => ['sent']))
    const refused = move(events, 'refused')
    expect(!refused.ok && refused.error).toContain('has 500 entries, which is the most')
    const tick = { do: 'tick', step: 'find-cause', isDone: true } as const
    expect(decideCase({ events, steps, isOver: false }, tick).ok).toBe(false)
    expect(move(events.slice(1), 'refused').ok).toBe(true)
    expect(move(events, 'closed').ok).toBe(true)
  })

  test('that is over takes nothing more', () => {
    for (const end of ['delisted', 'closed'] as const) {
      const given = { events: eventsOf(['sent'], [end]), steps, isOver: true }
      for (const to of requestMoves) expect(decideCase(given, { do: 'move', to, text: 'said' }).ok).toBe(false)
      expect(decideCase(given, { do: 'tick', step: 'find-cause', isDone: true }).ok).toBe(false)
    }
    for (const to of requestMoves) expect(move(eventsOf(['closed']), to).ok).toBe(false)
  })

  test('that the list says to have delisted goes on until it is over', () => {
    const events = eventsOf(['sent'], ['delisted'])
    expect(move(events, 'sent').ok).toBe(true)
    expect(move(events, 'delisted').ok).toBe(false)
    expect(sayState({ events, endedAt: null })).toBe('delisted, says the list; no newer reading shows it yet')
    expect(sayState({ events, endedAt: new Date() })).toBe('delisted, says the list')
  })

  test.each(['- [nothing is ticked yet]', 'the SBL number of the entry: [fill in]'])(
    'is not asked by a text that still has %s',
    (text) => {
      const sent = move([], 'sent', `Dear list\n${text}`)
      expect(!sent.ok && sent.error).toContain('The text still has [')
      expect(move([], 'delisted', text).ok).toBe(true)
    },
  )

  test('has each step ticked once, and only steps of its own', () => {
    const tick = (events: readonly CaseEvent[], step: string, isDone: boolean) =>
      decideCase({ events, steps, isOver: false }, { do: 'tick', step, isDone }).ok
    expect(tick([], 'find-cause', true)).toBe(true)
    expect(tick(eventsOf(['step-done', 'find-cause']), 'find-cause', true)).toBe(false)
    expect(tick(eventsOf(['step-done', 'find-cause']), 'find-cause', false)).toBe(true)
    expect(tick([], 'find-cause', false)).toBe(false)
    expect(tick([], 'others', true)).toBe(false)
  })

  test('is in a state that its last move says, whatever was ticked, after any commands', () => {
    const command = fc.oneof(
      fc.record({ do: fc.constant('move' as const), to: fc.constantFrom(...requestMoves), text: fc.constant('t') }),
      fc.record({ do: fc.constant('tick' as const), step: fc.constantFrom(...steps), isDone: fc.boolean() }),
    )
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
        let events: CaseEvent[] = []
        for (const one of commands) {
          const before = stateOf(events)
          const decided = decideCase({ events, steps, isOver: false }, one)
          if (!decided.ok) continue
          if (one.do === 'move') expect(movesFrom[before]).toContain(one.to)
          events = [...events, ...eventsOf([decided.value.kind, decided.value.text])]
          expect(stateOf(events)).toBe(one.do === 'move' ? one.to : before)
          if (one.do === 'tick') expect(stepsDone(events).has(one.step)).toBe(one.isDone)
        }
      }),
    )
  })
})
