import { expect, test } from 'vitest'
import { announcementsOf, blocklistOf, prefix, vrpsOf } from '#tests/support/evidence.ts'
import { lookAtEntries, lookAtRoutes, lookAtVrps } from './look-at-block.ts'

const block = prefix('10.0.0.0/22')
const routes = (...rows: [string, number, number?][]) => lookAtRoutes(block, announcementsOf('bgp', ...rows).table)
const entries = (...rows: [string, string | null][]) => lookAtEntries(block, blocklistOf('drop', ...rows).table)
const payloads = (...rows: [string, number, number][]) => lookAtVrps(block, vrpsOf(...rows).table)

test('another origin, another entry and another ROA are each a change', () => {
  expect(routes(['10.0.0.0/22', 64500])).not.toBe(routes(['10.0.0.0/22', 64501]))
  expect(entries(['10.0.1.0/24', null])).not.toBe(entries())
  expect(payloads(['10.0.0.0/16', 64500, 24])).not.toBe(payloads(['10.0.0.0/16', 64500, 16]))
})

test('what lies beside the block and how many peers see a route is no change', () => {
  expect(routes(['10.0.0.0/22', 64500, 12], ['10.0.4.0/22', 64999])).toBe(routes(['10.0.0.0/22', 64500, 300]))
  expect(entries(['10.0.4.0/24', null])).toBe(entries())
  expect(payloads(['10.0.4.0/22', 64500, 24])).toBe(payloads())
})

test('routes, entries and ROAs around and inside the block are looked at', () => {
  expect(routes(['10.0.0.0/16', 64500], ['10.0.2.0/24', 64500]).split(',')).toHaveLength(2)
  expect(payloads(['10.0.0.0/16', 64500, 24], ['10.0.2.0/24', 64500, 24]).split(',')).toHaveLength(2)
  expect(entries(['10.0.0.0/16', null], ['10.0.2.0/24', null]).split(',')).toHaveLength(2)
})
