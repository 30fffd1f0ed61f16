import { expect, test } from 'vitest'
import { prefix } from '#tests/support/evidence.ts'
import { dayOf } from '../world/day.ts'
import { buildWorld } from '../world/world.ts'
import { lookUp } from './start-address-proxy.ts'

const genesis = '2026-11-24'
const view = { world: buildWorld({ seed: 'dotquad', genesis }), day: dayOf(genesis) }
const answersIn = (block: string) =>
  Array.from({ length: 256 }, (_, host) => lookUp(view, prefix(block).address + host)).filter((ms) => ms !== null)

test('most addresses of what is announced answer, after as long as their block is far away', () => {
  const answers = answersIn('240.0.0.0/24')
  expect(answers.length).toBeGreaterThan(192)
  expect(answers.length).toBeLessThan(256)
  expect(new Set(answers).size).toBe(1)
})

test('nobody answers in a block that is announced nowhere', () => {
  expect(answersIn('243.0.8.0/24')).toEqual([])
})
