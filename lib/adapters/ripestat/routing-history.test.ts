import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { prefixAt } from '#lib/address-space/prefix.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { ripestatHistory } from './routing-history.ts'
import { ripestatVisibility } from './visibility.ts'

const block = prefixAt(0xc1000000, 21)

const answering =
  (reply: unknown) =>
  async <T>(_url: string, schema: z.ZodType<T>) => {
    const parsed = schema.safeParse(reply)
    return parsed.success ? ok(parsed.data) : err('malformed' as const)
  }

const failing = async () => err('timeout' as const)

const timeline = (starttime: string, endtime: string, ...[full_peers_seeing, visibility]: [number, number?]) => ({
  ...{ starttime: `${starttime}T00:00:00`, endtime: `${endtime}T16:00:00`, full_peers_seeing },
  ...(visibility === undefined ? {} : { visibility }),
})

describe('the routing history', () => {
  /** Laid out as the data call documents it. */
  const documented = {
    status: 'ok',
    data: {
      by_origin: [
        {
          origin: '3333',
          prefixes: [
            {
              prefix: '193.0.0.0/21',
              timelines: [timeline('2001-01-05', '2019-03-01', 80.4, 0.8), timeline('2020-02-01', '2026-11-23', 338)],
            },
            { prefix: '193.0.4.0/24', timelines: [timeline('2014-01-01', '2014-02-01', 12, 0.1)] },
            { prefix: '193.0.0.0/16', timelines: [timeline('2000-01-01', '2000-02-01', 40, 0.9)] },
          ],
        },
        {
          origin: '{64496,64497}',
          prefixes: [{ prefix: '193.0.0.0/21', timelines: [timeline('2005-01-01', '2005-01-02', 11, 0.2)] }],
        },
      ],
      resource: '193.0.0.0/21',
      query_starttime: '2000-08-01T00:00:00',
      query_endtime: '2026-11-23T16:00:00',
      latest_max_ff_peers: { v4: 340, v6: 400 },
    },
  }

  test('is that of the block itself, each period with the peers that could have seen it, where they are told', async () => {
    expect(await ripestatHistory(answering(documented))(block)).toEqual(
      ok({
        periods: [
          { origin: 3333, from: '2001-01-05', until: '2019-03-01', seen: { peers: 80, of: 101 } },
          { origin: 3333, from: '2020-02-01', until: '2026-11-23', seen: null },
          { origin: null, from: '2005-01-01', until: '2005-01-02', seen: { peers: 11, of: 55 } },
        ],
        ...{ inside: 1, from: '2000-08-01T00:00:00', until: '2026-11-23T16:00:00', leastPeers: 10 },
      }),
    )
  })

  test('of a block that was never seen is empty, and one that does not come is a failure', async () => {
    expect(await ripestatHistory(answering({ data: { by_origin: [] } }))(block)).toMatchObject({
      ok: true,
      value: { periods: [], inside: 0 },
    })
    expect(await ripestatHistory(failing)(block)).toEqual(err('timeout'))
    expect(await ripestatHistory(answering({ status: 'error', data: {} }))(block)).toEqual(err('malformed'))
  })

  test.each([
    timeline('2001-01-05', '2002-01-01', -1),
    timeline('2001-01-05', '2002-01-01', 5, 1.5),
    { starttime: 'soon' },
  ])('with a period that cannot be is malformed: %j', async (one) => {
    const reply = {
      data: { by_origin: [{ origin: '3333', prefixes: [{ prefix: '193.0.0.0/21', timelines: [one] }] }] },
    }
    expect(await ripestatHistory(answering(reply))(block)).toEqual(err('malformed'))
  })
})

describe('the visibility', () => {
  const collector = (name: string, count: number, blind: number) => ({
    probe: { name, city: 'Amsterdam', country: 'NL', ipv4_peer_count: count },
    ipv4_full_table_peer_count: count,
    ipv4_full_table_peers_not_seeing: Array.from({ length: blind }, (_, index) => ({
      asn: 64500 + index,
      ip: '192.0.2.1',
    })),
  })

  test('is told of each collector out of its own peers, and one without any says nothing', async () => {
    const reply = { data: { visibilities: [collector('rrc00', 20, 3), collector('rrc03', 0, 0)] } }
    expect(await ripestatVisibility(answering(reply))(block)).toEqual(
      ok([{ collector: 'rrc00', place: 'Amsterdam', peers: 17, of: 20 }]),
    )
  })

  test('that counts more blind peers than there are is malformed', async () => {
    const reply = { data: { visibilities: [collector('rrc00', 2, 3)] } }
    expect(await ripestatVisibility(answering(reply))(block)).toEqual(err('malformed'))
    expect(await ripestatVisibility(answering({ data: {} }))(block)).toEqual(err('malformed'))
    expect(await ripestatVisibility(failing)(block)).toEqual(err('timeout'))
  })
})
