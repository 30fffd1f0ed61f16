import { expect, test } from 'vitest'
import { asSinglePrefix } from '#lib/address-space/range.ts'
import { formatDay } from '../world/day.ts'
import { standsOn } from '../world/facts.ts'
import { buildWorld } from '../world/world.ts'
import { findObjection } from './transfer-review.ts'

test('ARIN takes nothing from who received other space by transfer within a year, and takes it a year after', () => {
  const world = buildWorld({ seed: 'dotquad', genesis: '2026-11-24' })
  const [from, to] = [world.organisation('wooden-submarine'), world.organisation('polite-moose')]
  const received = world.transfers.find(({ recipient, day }) => recipient === from.id && world.genesis - day < 365)
  const old = world.holdings.find(
    ({ holder, range, dated, ...period }) =>
      holder === from.id && standsOn(period, world.genesis) && world.genesis - dated > 999 && asSinglePrefix(range),
  )
  const block = old && asSinglePrefix(old.range)
  if (!(received && block)) throw new Error('the world has no such holder')
  const ask = (decidedOn: number) => findObjection({ world, block, from, to, decidedOn })
  expect(ask(world.genesis)).toContain(`on ${formatDay(received.day)} by transfer. The source must not have received`)
  expect(ask(received.day + 366)).toBeNull()
})
