import { expect, test } from 'vitest'
import type { z } from 'zod'
import { prefixAt } from '#lib/address-space/prefix.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { ripestatRouting } from './routing-now.ts'

/** Laid out as the data call documents it; `first_seen.origin` is a text there, `origins[].origin` a number. */
const documented = {
  status: 'ok',
  data: {
    resource: '193.0.0.0/21',
    origins: [{ origin: 3333, route_objects: ['RIPE'] }],
    visibility: { v4: { ris_peers_seeing: 338, total_ris_peers: 340 } },
    first_seen: { prefix: '193.0.0.0/21', origin: '3333', time: '2003-03-01T16:00:00' },
    last_seen: { prefix: '193.0.0.0/21', origin: '3333', time: '2026-11-23T16:00:00' },
  },
}
const block = prefixAt(0xc1000000, 21)
const answering =
  (reply: unknown) =>
  async <T>(_url: string, schema: z.ZodType<T>) => {
    const parsed = schema.safeParse(reply)
    return parsed.success ? ok(parsed.data) : err('malformed' as const)
  }

test('visibility comes with the number of peers that could have seen the route', async () => {
  const answer = await ripestatRouting(answering(documented))(block)
  expect(answer).toMatchObject({ ok: true, value: { origins: [3333], visibility: { peers: 338, of: 340 } } })
})

test('a block that nobody announces has no origin, and its visibility is not invented', async () => {
  const answer = await ripestatRouting(answering({ data: { origins: [] } }))(block)
  expect(answer).toEqual(ok({ origins: [], visibility: null, firstSeen: null, lastSeen: null }))
})

test('an answer in another shape is malformed', async () => {
  expect(await ripestatRouting(answering({ status: 'error' }))(block)).toEqual(err('malformed'))
})
