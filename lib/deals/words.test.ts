import { describe, expect, test } from 'vitest'
import { sayEvent } from './event-words.ts'
import { definitions } from './find-definition.ts'
import { explainMove, sayCondition } from './move-words.ts'
import { sayState } from './party-words.ts'
import type { Party } from './vocabulary.ts'

const people: readonly Party[] = ['buyer', 'seller', 'operator']

describe.each(definitions)('in the words of $name', ({ transitions, states }) => {
  test('every command has a sentence for the record', () => {
    expect(transitions.map(({ command }) => command).filter((command) => sayEvent(command) === command)).toEqual([])
  })

  test('every move that a person makes is explained before it is made', () => {
    const asked = transitions.filter(({ by }) => by.some((party) => people.includes(party)))
    expect(asked.filter((move) => explainMove(move) === null).map(({ command }) => command)).toEqual([])
  })

  test('what the house waits for by itself is said', () => {
    const waiting = transitions.filter(({ isAutomatic, guards }) => isAutomatic && guards.length > 0)
    const said = waiting.map((move) => sayCondition(move, { says: 'It goes on.' }))
    expect(said.filter((text) => !/^As soon as .+: It goes on\.$/.test(text))).toEqual([])
  })

  test('whoever a state waits for is not spoken of as somebody else', () => {
    const said = states.flatMap((state) =>
      state.waitsOn === null ? [] : [sayState(state, { party: state.waitsOn, kind: 'sale' })],
    )
    expect(said.filter((text) => /^The (?:buyer|seller|lessee|lessor) (?:has|needs|examines)/.test(text))).toEqual([])
  })

  test('everybody else reads who it is', () => {
    const [waiting] = states.filter(({ waitsOn }) => waitsOn === 'buyer')
    expect(waiting && sayState(waiting, { party: 'seller', kind: 'sale' })).toBe(waiting?.says)
  })
})
