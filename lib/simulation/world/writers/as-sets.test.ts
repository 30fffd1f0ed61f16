import { expect, test } from 'vitest'
import { dayOf } from '../day.ts'
import { buildWorld } from '../world.ts'
import { writeAsSetDump, writeAsSets } from './as-sets.ts'
import { writeRouteObjects } from './route-objects.ts'

const genesis = dayOf('2026-11-23')
const world = buildWorld({ seed: 'test', genesis: '2026-11-23' })

test('sets stand in a dump of their class or of the whole database, each in one, with members on several lines', () => {
  const ripe = writeAsSetDump(world, 'RIPE', genesis)
  expect(ripe.name).toBe('ripe.db.as-set-20261123.txt')
  expect(ripe.text.match(/^as-set: /gm)?.length).toBe(writeAsSets(world, 'RIPE', genesis).length)
  expect(ripe.text).toMatch(/^members: {8}AS\d+, \S+, \S+\nmembers: {8}\S+/m)
  expect(ripe.text).toMatch(/^as-set: {9}AS\d+:AS-CUSTOMERS$/m)
  expect(writeRouteObjects(world, 'RIPE', genesis).text).not.toContain('as-set:')
  expect(writeRouteObjects(world, 'RADB', genesis).text).toContain('as-set:         AS-PICNIC-GUESTS')
})

test('a set is in no dump of before it was written', () => {
  const [before, after] = [genesis - 211, genesis - 209].map((day) => writeAsSets(world, 'RADB', day).join())
  expect([before?.includes('GUESTS'), after?.includes('GUESTS')]).toEqual([false, true])
})
