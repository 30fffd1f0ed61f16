import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDefinition, longestHeldDays } from '#lib/processes/check-definition.ts'
import { findState } from '#lib/processes/definition.ts'
import { definitions, demands } from '../find-definition.ts'
import { guards } from '../guards.ts'

describe.each(definitions.map((definition) => ({ name: definition.name, definition })))(
  'the $name',
  ({ definition }) => {
    test('can be run: every state is reached, has a way on, and no money is held too long', () => {
      expect(checkDefinition(definition, demands)).toEqual([])
    })

    test('has a state of every stage, and ends in the last', () => {
      const stages = new Set(definition.states.map(({ stage }) => stage))
      expect(definition.stages.filter(({ id }) => !stages.has(id))).toEqual([])
      expect(findState(definition, 'closed')?.stage).toBe(definition.stages.at(-1)?.id)
    })

    test('uses every guard by an id that has a sentence', () => {
      const used = definition.transitions.flatMap((move) => move.guards)
      expect(used.filter((id) => !(id in guards))).toEqual([])
    })

    test('releases what it holds before it ends, on every way', () => {
      const anyPath = fc.array(fc.nat(100), { maxLength: 60 })
      fc.assert(
        fc.property(anyPath, (choices) => {
          let state = definition.initial
          const held = { claim: 'held', money: 0 }
          for (const choice of choices) {
            const moves = definition.transitions.filter(({ from }) => from === state)
            const move = moves[choice % Math.max(moves.length, 1)]
            if (!move) break
            if (move.command === 'fund') Object.assign(held, { claim: 'committed', money: 1 })
            for (const act of move.acts) {
              if (act === 'release-claim') held.claim = 'released'
              if (act === 'release-money' || act === 'owe-refund') held.money -= 1
            }
            state = move.to
          }
          const found = findState(definition, state)
          expect(held.money).toBe(found?.holds === 'money' ? 1 : 0)
          if (found?.is === 'ended') expect(held.claim).toBe('released')
          if (found?.holds === 'addresses') expect(held.claim).toBe('held')
        }),
        { numRuns: 2000 },
      )
    })
  },
)

test('money is held for the days that the deadlines add up to', () => {
  expect(definitions.map((definition) => [definition.name, longestHeldDays(definition)])).toEqual([
    ['sale', 75],
    ['buy-now-sale', 75],
    ['lease', 14],
    ['rent', 14],
  ])
})
