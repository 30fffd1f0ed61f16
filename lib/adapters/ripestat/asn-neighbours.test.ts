import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { err, ok } from '#lib/kernel/result.ts'
import { neighboursOf49074 } from '#tests/support/neighbours.ts'
import { ripestatNeighbours } from './asn-neighbours.ts'

const recording = (asn: number): unknown =>
  JSON.parse(
    readFileSync(new URL(`../../../tests/recordings/ripestat/asn-neighbours-${asn}.json`, import.meta.url), 'utf8'),
  )

const answering =
  (reply: unknown) =>
  async <T>(_url: string, schema: z.ZodType<T>) => {
    const parsed = schema.safeParse(reply)
    return parsed.success ? ok(parsed.data) : err('malformed' as const)
  }

const laidOut = (asn: number, neighbours: unknown) => ({
  status: 'ok',
  data: { resource: String(asn), query_endtime: '2026-11-23T00:00:00', neighbours },
})
const neighbour = (changes: object) => ({ asn: 64500, type: 'left', power: 1, v4_peers: 1, v6_peers: 0, ...changes })

describe('the neighbours of an AS', () => {
  test('stand on the side that the path has them, those with most sightings first, as of the moment of the paths', async () => {
    expect(await ripestatNeighbours(answering(recording(49074)))(49074)).toEqual(ok(neighboursOf49074))
  })

  test('that only their own session with a collector shows are no upstreams', async () => {
    expect(await ripestatNeighbours(answering(recording(149214)))(149214)).toMatchObject({
      value: { left: { count: 1 }, uncertain: { count: 5 } },
    })
  })

  test('are of IPv4: one that only IPv6 has is counted apart, and one on both sides stands on both', async () => {
    expect(await ripestatNeighbours(answering(recording(201131)))(201131)).toMatchObject({
      value: {
        left: { foremost: [{ asn: 58212 }, { asn: 213323 }] },
        right: { foremost: [{ asn: 213323 }] },
        onlyIpv6: 2,
      },
    })
  })

  test('of one that announces nothing are none, which is an answer', async () => {
    expect(await ripestatNeighbours(answering(laidOut(64500, [])))(64500)).toMatchObject({
      ok: true,
      value: { left: { count: 0 }, right: { count: 0 }, uncertain: { count: 0 } },
    })
  })

  test('of a large network are counted all, and the foremost are kept', async () => {
    const many = Array.from({ length: 5_000 }, (_, index) => neighbour({ asn: index + 1, v4_peers: index + 1 }))
    expect(await ripestatNeighbours(answering(laidOut(64500, many)))(64500)).toMatchObject({
      value: { left: { count: 5_000, foremost: { length: 100, 0: { asn: 5_000 } } } },
    })
  })

  test.each([
    ['another AS', laidOut(64501, [])],
    ['no list of neighbours', { status: 'error', data: {} }],
    ['a side that nobody knows', laidOut(64500, [neighbour({ type: 'above' })])],
    ['a count below nothing', laidOut(64500, [neighbour({ v4_peers: -1 })])],
    ['no AS number', laidOut(64500, [neighbour({ asn: 2 ** 32 })])],
    ['no moment', { data: { resource: '64500', query_endtime: 'now', neighbours: [] } }],
  ])('in an answer with %s are malformed, not none', async (_case, reply) => {
    expect(await ripestatNeighbours(answering(reply))(64500)).toEqual(err('malformed'))
  })

  test.each(['timeout', 'unreachable', 'rate-limited', 'malformed'] as const)(
    'of a service with no answer (%s) are unknown, not none',
    async (reason) => {
      expect(await ripestatNeighbours(async () => err(reason))(64500)).toEqual(err(reason))
    },
  )

  test('are not said to be none where the call itself is gone', async () => {
    expect(await ripestatNeighbours(async () => err('not-found'))(64500)).toEqual(err('malformed'))
  })
})
