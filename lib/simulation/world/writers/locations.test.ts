import { expect, test } from 'vitest'
import { dayOf } from '../day.ts'
import { scenarios } from '../scenarios.ts'
import { buildWorld } from '../world.ts'
import { providers, writeLocations } from './locations.ts'

const genesis = '2026-11-23'
const world = buildWorld({ seed: 'test', genesis })
const rowsOf = (index: number, day = genesis) => {
  const [provider] = providers.slice(index)
  if (!provider) throw new Error('there is such a provider')
  return new Map(
    writeLocations(world, provider, dayOf(day))
      .text.trimEnd()
      .split('\n')
      .map((line): [string, string] => [line.split(',')[0] ?? '', line.split(',')[2] ?? '']),
  )
}
const [atlas, gazetteer] = [rowsOf(0), rowsOf(1)]

test('one provider still places the block of the wrong geolocation where its former lessee does', () => {
  expect([atlas.get('247.0.8.0'), gazetteer.get('247.0.8.0')]).toEqual(['BR', 'SG'])
})

test('no other scenario is about a location, so that the providers agree on it', () => {
  const others = scenarios.filter(({ state }) => state !== 'wrong-geolocation')
  const apart = others.filter(({ prefix }) => {
    const start = prefix.split('/')[0] ?? ''
    return atlas.get(start) !== gazetteer.get(start)
  })
  expect(apart).toEqual([])
})

test('they differ over a few ordinary blocks, and over most not', () => {
  const apart = [...atlas].filter(([start, country]) => gazetteer.get(start) !== country).length
  expect(apart).toBeGreaterThan(3)
  expect(apart).toBeLessThan(atlas.size / 10)
})

test('an earlier day has files of its own', () => {
  expect(rowsOf(0, '2026-05-07')).not.toEqual(atlas)
})
