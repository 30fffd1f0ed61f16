import { describe, expect, test } from 'vitest'
import { formatPrefix, type Prefix, prefixAt } from '#lib/address-space/prefix.ts'
import { mulberry32 } from '#lib/kernel/mulberry32.ts'
import type { VrpPayload } from '#lib/routing/vrp-feed.ts'
import {
  announcementsOf,
  nothingImported,
  prefix,
  registrationsOf,
  routeObjectsOf,
  vrpsOf,
} from '#tests/support/evidence.ts'
import { vrpSetOf } from '#tests/support/vrp-set.ts'
import type { EvidenceSet } from '../evidence.ts'
import { pairEvidence, rangesOfVrps } from './changed-ranges.ts'
import { pairDelta } from './pair-delta.ts'
import { rescanBlocks, watchBlocks } from './watch-blocks.ts'
import { indexWatchedBlocks } from './watched-blocks.ts'

const tableOf = (payloads: readonly VrpPayload[]) =>
  vrpsOf(
    ...payloads.map(({ address, length, maxLength, asn }): [string, number, number] => [
      ...([formatPrefix(prefixAt(address, length)), asn, maxLength] as const),
    ]),
  )

const keyOf = ({ address, length, maxLength, asn }: VrpPayload) => `${address}/${length}-${maxLength} ${asn}`

/** A little Internet in 10.0.0.0/16. */
function madeInternet(random: () => number) {
  const below = (most: number) => Math.floor(random() * most)
  const anyPrefix = (shortest = 18) => prefixAt(0x0a000000 + below(2 ** 16), shortest + below(31 - shortest))
  const many = <T>(count: number, make: () => T) => Array.from({ length: count }, make)
  const payload = (): VrpPayload => {
    const { address, length } = anyPrefix(16)
    return { address, length, maxLength: length + below(33 - length), asn: below(6) }
  }
  const payloads = (count: number) => [...new Map(many(count, payload).map((one) => [keyOf(one), one])).values()]
  const evidence: EvidenceSet = {
    ...nothingImported,
    announcements: [
      announcementsOf('bgp', ...many(80, (): [string, number] => [formatPrefix(anyPrefix(16)), below(6)])),
    ],
    routeObjects: [
      routeObjectsOf(...many(20, (): [string, number, string] => [formatPrefix(anyPrefix()), below(6), 'R'])),
    ],
    registrations: [registrationsOf('ripencc')],
  }
  return { evidence, payloads, blocks: many(40, (): Prefix => anyPrefix(16)) }
}

describe('a delta of a validator’s cache', { timeout: 60_000 }, () => {
  test('tells of the blocks that it touches what a full rescan of all blocks would, over 30 drawn deltas', () => {
    let told = 0
    for (let seed = 1; seed <= 30; seed++) {
      const random = mulberry32(seed)
      const { evidence, payloads, blocks } = madeInternet(random)
      const set = payloads(60)
      const withdrawn = set.filter(() => random() < 0.1)
      const known = new Set(set.map(keyOf))
      const announced = payloads(6).filter((one) => !known.has(keyOf(one)))
      const after = [...set.filter((one) => !withdrawn.includes(one)), ...announced]
      const watched = indexWatchedBlocks(blocks)
      const full = pairEvidence({ ...evidence, vrps: tableOf(set) }, { ...evidence, vrps: tableOf(after) })
      const delta = { announced, withdrawn }
      const ranges = rangesOfVrps(delta)
      const touched = watched.touchedBy(ranges).map((index) => watched.block(index))
      const pair = pairDelta({ ...evidence, vrps: tableOf(set) }, { set: vrpSetOf(after), delta }, touched)
      if (pair === null) throw new Error('there are VRPs')
      const changes = watchBlocks(watched, pair, ranges)
      expect(JSON.stringify(changes)).toBe(JSON.stringify(rescanBlocks(watched, full)))
      told += changes.length
    }
    expect(told).toBeGreaterThan(200)
  })

  test('is none before the watch has seen any VRPs', () => {
    const update = { set: vrpSetOf([]), delta: { announced: [], withdrawn: [] } }
    expect(pairDelta(nothingImported, update, [prefix('10.0.0.0/24')])).toBeNull()
  })
})
