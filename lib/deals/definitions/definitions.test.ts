import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '#lib/kernel/canonical-json.ts'
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
    ['sale', 75],
    ['buy-now-sale', 75],
    ['lease', 14],
    ['rent', 14],
  ])
})

test('a version that deals run by is never changed', () => {
  const hashOf = (definition: unknown) =>
    createHash('sha256')
      .update(canonicalJson(JSON.parse(JSON.stringify(definition))))
      .digest('hex')
  const first = definitions.filter(({ version }) => version === 1)
  expect(Object.fromEntries(first.map((definition) => [definition.name, hashOf(definition)]))).toEqual({
    sale: '2c089865762165d2145643498145f67d6c64f0ba20dbebb0ff67059bb2c3a2dd',
    'buy-now-sale': '2f4eb41d16dd4302be0db20378016c4755db62169405c8250a53a7832acf3db6',
    lease: 'bf1fd10cde5fc7afa5710ba29f6e52334176957059b6f65aaa444459981241af',
    rent: '0d3bb96d54ff92994870c334b1364e789ea3d3d092c1c2ada2d0e9cc26ddc797',
  })
})
