/** All that an organisation was told, page by page: each alert once, none out of reach, nobody else's. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AlertFilter } from '#lib/notifications/alert-page.ts'
import { findAlerts } from '#lib/notifications/server/find-alerts.ts'
import { findWatches } from '#lib/notifications/server/find-watches.ts'
import { type House, openHouse } from '#tests/support/house.ts'
import { settleMarket } from '#tests/support/market.ts'

let house: House
let market: Awaited<ReturnType<typeof settleMarket>>

/** Three watches of the seller's, one of which ended, one of the house's; 80 events of each, in every state. */
beforeAll(async () => {
  house = await openHouse()
  market = await settleMarket(house)
  await house.asOwner("INSERT INTO watch_run (before, after, finished_at) VALUES ('{}', '{}', dotquad_now())")
  await house.asOwner(
    `INSERT INTO watch (id, organisation_id, block, reason, least_tier, by_mail, by_webhook, created_by, ended_at)
     VALUES ('wch_1', 'org_seller', '10.0.1.0/24', 'asked', 'notice', false, false, 'test', NULL),
       ('wch_2', 'org_seller', '10.0.2.0/24', 'asked', 'notice', false, false, 'test', NULL),
       ('wch_3', 'org_seller', '10.0.3.0/24', 'asked', 'notice', false, false, 'test', dotquad_now()),
       ('wch_4', NULL, '10.0.4.0/24', 'listing', 'notice', false, false, 'test', NULL)`,
  )
  await house.asOwner(
    `INSERT INTO timeline_event (run_id, block, kind, tier, subject, sentence, source)
     SELECT 1, w.block, 'delisted', 'notice', 's' || n, 'Told.', 'spamhaus-drop' FROM generate_series(1, 80) n, watch w`,
  )
  await house.asOwner(
    `INSERT INTO alert (id, watch_id, event_id, state, acknowledged_at, acknowledged_by)
     SELECT 'alr_' || e.id, w.id, e.id, s.state, CASE s.state WHEN 'acknowledged' THEN now() END,
       CASE s.state WHEN 'acknowledged' THEN 'test' END
     FROM timeline_event e JOIN watch w ON w.block = e.block
       CROSS JOIN LATERAL (SELECT (ARRAY['raised', 'escalated', 'acknowledged', 'resolved'])[1 + e.id % 4] AS state) s`,
  )
})

afterAll(() => house.close())

const idsOf = async (condition: string) =>
  (
    await house.asOwner(
      `SELECT a.id FROM alert a JOIN watch w ON w.id = a.watch_id WHERE ${condition} ORDER BY a.event_id DESC, a.id DESC`,
    )
  ).map(({ id }) => String(id))

type Asked = { filter: AlertFilter; isOfHouse: boolean }

async function readAll(asked: Asked): Promise<string[][]> {
  const pages: string[][] = []
  let { page } = await findAlerts(asked.isOfHouse ? market.operator : market.seller, { ...asked, cursor: null })
  for (;;) {
    pages.push(page.rows.map(({ id }) => id))
    const last = page.rows.at(-1)
    if (!(page.hasNext && last)) return pages
    const cursor = { direction: 'after', eventId: last.eventId, id: last.id } as const
    ;({ page } = await findAlerts(asked.isOfHouse ? market.operator : market.seller, { ...asked, cursor }))
  }
}

describe('what an organisation was told', () => {
  test('is read the newest first, each once, also of a watch that ended', async () => {
    const pages = await readAll({ filter: 'all', isOfHouse: false })
    expect(pages.map(({ length }) => length)).toEqual([50, 50, 50, 50, 40])
    expect(pages.flat()).toEqual(await idsOf("w.organisation_id = 'org_seller'"))
  })

  test('is read back the same way', async () => {
    const pages = await readAll({ filter: 'all', isOfHouse: false })
    const first = pages[3]?.[0] ?? ''
    const cursor = { direction: 'before', eventId: first.slice('alr_'.length), id: first } as const
    const { page } = await findAlerts(market.seller, { filter: 'all', isOfHouse: false, cursor })
    expect(page.rows.map(({ id }) => id)).toEqual(pages[2])
    expect(page).toMatchObject({ hasPrevious: true, hasNext: true })
  })

  test.each([
    ['open', "a.state IN ('raised', 'escalated')"],
    ['acknowledged', "a.state = 'acknowledged'"],
    ['over', "a.state = 'resolved'"],
  ] as const)('is narrowed to what is %s', async (filter, condition) => {
    const pages = await readAll({ filter, isOfHouse: false })
    expect(pages.flat()).toEqual(await idsOf(`w.organisation_id = 'org_seller' AND ${condition}`))
  })

  test('is nobody else’s to read; what the house watches is its operator’s', async () => {
    const asked = { filter: 'all', isOfHouse: false, cursor: null } as const
    expect((await findAlerts(market.rival, asked)).page.rows).toEqual([])
    expect(await findAlerts(market.seller, { ...asked, isOfHouse: true })).toMatchObject({
      ...{ page: { rows: [] }, hasHouse: false },
    })
    const pages = await readAll({ filter: 'all', isOfHouse: true })
    expect(pages.flat()).toEqual(await idsOf('w.organisation_id IS NULL'))
  })

  test('presses on the page of watches by its twenty gravest, which counts all that wait', async () => {
    const { alerts, waiting } = await findWatches(market.seller)
    expect(alerts).toHaveLength(20)
    const open = await idsOf(
      "w.organisation_id = 'org_seller' AND w.ended_at IS NULL AND a.state IN ('raised', 'escalated')",
    )
    expect(waiting).toBe(open.length)
  })
})
