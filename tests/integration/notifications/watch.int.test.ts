/** From a new file to a mail and a signed message: once, for whoever watches, whoever dies in between. */
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { systemActor } from '#lib/kernel/actor.ts'
import { prefix } from '#tests/support/evidence.ts'
import { type House, openHouse } from '#tests/support/house.ts'
import { killAtTable } from '#tests/support/killed-job.ts'
import { settleMarket } from '#tests/support/market.ts'
import { copyRecordings, recordedSources, temporaryFolder, writeSources } from '#tests/support/sources-folder.ts'

let house: House
let market: Awaited<ReturnType<typeof settleMarket>>
const dataDir = temporaryFolder()
const actor = systemActor('test')
const block = prefix('198.51.100.0/24')
const loud = { leastTier: 'notice', byMail: true, byWebhook: false, quiet: null } as const

/** The modules of the house, on this file's database and folder. */
const parts = async () => ({
  ...(await import('#lib/diligence/server/sync-world.ts')),
  ...(await import('#lib/notifications/server/watch-world.ts')),
  ...(await import('#lib/notifications/server/watch-block.ts')),
  ...(await import('#lib/notifications/server/find-watches.ts')),
  ...(await import('#lib/notifications/server/stop-watching.ts')),
  ...(await import('#lib/notifications/server/acknowledge-alert.ts')),
  ...(await import('#lib/notifications/server/add-webhook.ts')),
  ...(await import('#lib/notifications/server/post-webhooks.ts')),
  ...(await import('#lib/notifications/server/tell-alerts.ts')),
})

let day = 1

/** The next day's files: the ASes that have a ROA for the block, and whether DROP lists it. */
async function publish(asns: readonly number[], isListed = false): Promise<void> {
  day += 1
  const date = `2026-06-${String(day).padStart(2, '0')}`
  const roas = asns.map((asn) => ({ asn, prefix: '198.51.100.0/24', maxLength: 24, ta: 'ripe', expires: day }))
  const other = { asn: 64_999, prefix: '203.0.113.0/24', maxLength: 24, ta: 'ripe', expires: day }
  const drop = [
    ...(isListed ? [{ cidr: '198.51.100.0/24', sblid: 'SBL1', rir: 'ripencc' }] : []),
    { cidr: '192.0.2.0/24', sblid: 'SBL2', rir: 'ripencc' },
  ]
  const timestamp = Date.parse(`${date}T09:00:00Z`) / 1000
  const sourcesDir = writeSources({
    'vrps.json': JSON.stringify(
      { metadata: { buildtime: `${date}T09:00:00Z`, vrps: 1 }, roas: [other, ...roas] },
      null,
      1,
    ),
    'riswhoisdump.IPv4': `% This file was generated at Mon Jun ${date.slice(8)} 08:00:00 2026 UTC\n%\n64500\t198.51.100.0/24\t300\n64999\t203.0.113.0/24\t310\n`,
    'drop.json': `${drop.map((entry) => JSON.stringify(entry)).join('\n')}\n${JSON.stringify({ type: 'metadata', timestamp, size: 1, records: drop.length })}\n`,
  })
  const { syncWorld } = await parts()
  const outcomes = await syncWorld({ world: 'simulated', dataDir, sourcesDir, fetchedAt: `${date}T10:00:00Z` })
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['imported', 'imported', 'imported'])
}

const kindsOf = async () => (await house.asOwner('SELECT kind FROM timeline_event ORDER BY id')).map(({ kind }) => kind)
const mails = () => house.asOwner('SELECT "to", subject FROM mail_outbox WHERE key LIKE \'watch:%\' ORDER BY id')

beforeAll(async () => {
  vi.stubEnv('DOTQUAD_DATA_DIR', dataDir)
  vi.stubEnv('DOTQUAD_WORLD', 'simulated')
  vi.stubEnv('DOTQUAD_WEBHOOKS', 'anywhere')
  house = await openHouse()
  market = await settleMarket(house)
  await house.asOwner(
    `INSERT INTO app_user (id, email, name, password_hash, email_confirmed_at) VALUES ('usr_b', 'buyer@example.org', 'B', '', now())`,
  )
  await house.asOwner(`INSERT INTO membership (user_id, organisation_id, role) VALUES ('usr_b', 'org_buyer', 'buyer')`)
})

afterAll(() => house.close())

describe('a watched block', () => {
  test('has nothing told of it from the first files', async () => {
    const { watchBlock, watchWorld } = await parts()
    await publish([64_500])
    // The world of the house speaks about none of these addresses, and whoever watches them is told so.
    const watched = { isNew: true, isKnownHere: false }
    expect(await watchBlock(market.buyer, block, loud)).toEqual({ ok: true, value: watched })
    expect(await watchWorld(actor)).toMatchObject({ watchSteps: 1, changes: 0, samples: 1 })
    expect(await watchWorld(actor)).toMatchObject({ watchSteps: 0, samples: 0 })
    expect(await house.asOwner('SELECT measure, value FROM measured_sample')).toEqual([
      { measure: 'visibility', value: 300 },
    ])
  })

  test('is told of a change in one mail, once', async () => {
    const { watchWorld } = await parts()
    await publish([64_666])
    expect(await watchWorld(actor)).toMatchObject({ watchSteps: 1, changedBlocks: 1, changes: 3, alerts: 3, told: 3 })
    await watchWorld(actor)
    expect(await kindsOf()).toEqual(['route-became-invalid', 'foreign-vrp', 'vrp-ended'])
    expect(await mails()).toEqual([
      {
        to: 'buyer@example.org',
        subject: 'Critical: 198.51.100.0/24, Route became Invalid, and 2 more of 1 block',
      },
    ])
  })

  test('has its alert until somebody acknowledges it, and nobody else can', async () => {
    const { findWatches, acknowledgeAlert } = await parts()
    const { alerts } = await findWatches(market.buyer)
    expect(alerts.map(({ state, event }) => `${state} ${event.tier}`)).toEqual([
      'raised critical',
      'raised warning',
      'raised notice',
    ])
    const [critical] = alerts
    expect((await findWatches(market.rival)).alerts).toEqual([])
    expect(await acknowledgeAlert(market.rival, critical?.id ?? '')).toBe(false)
    expect(await acknowledgeAlert(market.operator, critical?.id ?? '')).toBe(false)
    expect(await acknowledgeAlert(market.buyer, critical?.id ?? '')).toBe(true)
    expect((await findWatches(market.buyer)).alerts.find(({ id }) => id === critical?.id)?.state).toBe('acknowledged')
  })

  test('is told a second time of what nobody acknowledges, and no third time', async () => {
    const { tellAlerts } = await parts()
    await house.advance('2 days')
    expect(await tellAlerts(actor)).toEqual({ told: 1, escalated: 1 }) // the warning; the notice is told once
    expect(await tellAlerts(actor)).toEqual({ told: 0, escalated: 0 })
    expect((await mails()).at(-1)?.subject).toBe('Not acknowledged yet: Warning: 198.51.100.0/24, ROA for another AS')
  })

  test('whose facts come back has no open alert of them any more', async () => {
    const { watchWorld, findWatches } = await parts()
    await publish([64_500])
    await watchWorld(actor)
    const { alerts } = await findWatches(market.buyer)
    const state = (subject: string) => alerts.filter(({ event }) => event.subject === subject).map((one) => one.state)
    expect(state('vrp 198.51.100.0/24-24 AS64666')).toEqual(['raised', 'resolved'])
    expect(state('validity 198.51.100.0/24 AS64500')).toEqual(['raised', 'resolved'])
  })

  test('waits in quiet hours with all that is not critical', async () => {
    const { watchWorld, watchBlock } = await parts()
    const hour = new Date((await house.asOwner('SELECT dotquad_now() AS now')).map(({ now }) => String(now))[0] ?? '')
    const from = hour.getUTCHours()
    await watchBlock(market.buyer, block, { ...loud, quiet: { from, to: (from + 3) % 24 } })
    await publish([64_500, 64_501])
    expect(await watchWorld(actor)).toMatchObject({ changes: 1, alerts: 1, told: 0 })
    await house.advance('3 hours')
    expect(await watchWorld(actor)).toMatchObject({ told: 1 })
    await watchBlock(market.buyer, block, loud)
  })

  test('of another’s watch is nobody’s to end', async () => {
    const { stopWatching, findWatches } = await parts()
    const [watch] = (await findWatches(market.buyer)).page.rows
    expect(await stopWatching(market.rival, watch?.id ?? '')).toBe(false)
    expect((await findWatches(market.buyer)).total).toBe(1)
  })
})

describe('a worker killed while it watches', () => {
  test.each(['timeline_event', 'alert'])(
    'at its first write to %s leaves everything to the next, once',
    async (table) => {
      const { watchWorld } = await parts()
      const told = (await kindsOf()).length
      await publish([64_500], table === 'timeline_event')
      const variables = { DOTQUAD_DATA_DIR: dataDir, LOG_LEVEL: 'silent' }
      expect(await killAtTable(house, { job: 'watch-blocks', table, variables })).toBe(true)
      // A newer file comes before the next worker: the step that was begun is walked to its end first.
      await publish([64_500, 64_502], table === 'timeline_event')
      await watchWorld(actor)
      await watchWorld(actor)
      expect((await kindsOf()).slice(told)).toEqual(
        table === 'timeline_event'
          ? ['vrp-ended', 'listed-to-drop', 'foreign-vrp']
          : ['vrp-ended', 'delisted', 'foreign-vrp'],
      )
      const [{ doubled } = {}] = await house.asOwner(
        'SELECT count(*)::int AS doubled FROM (SELECT 1 FROM alert GROUP BY watch_id, event_id HAVING count(*) > 1) x',
      )
      expect(doubled).toBe(0)
      const [{ untold } = {}] = await house.asOwner(
        'SELECT count(*)::int AS untold FROM timeline_event e WHERE NOT EXISTS (SELECT 1 FROM alert a WHERE a.event_id = e.id)',
      )
      expect(untold).toBe(0)
    },
  )
})

describe('an organisation with very many watches', () => {
  const count = 250

  beforeAll(async () => {
    await house.asOwner(
      `INSERT INTO watch (id, organisation_id, block, reason, least_tier, by_mail, by_webhook, created_by)
       SELECT 'wch_many' || n, 'org_seller', set_masklen('10.0.0.0'::inet + n * 256, 24)::cidr, 'asked', 'notice', false,
         false, 'test' FROM generate_series(0, $1::int - 1) n`,
      [count],
    )
  })

  afterAll(() => house.asOwner("UPDATE watch SET ended_at = dotquad_now() WHERE id LIKE 'wch_many%'"))

  test('reads them page by page, forth and back, each once', async () => {
    const { findWatches } = await parts()
    const { formatPrefix } = await import('#lib/address-space/prefix.ts')
    const seen: string[] = []
    let { page, total } = await findWatches(market.seller)
    expect([total, page.hasPrevious]).toEqual([count, false])
    for (;;) {
      seen.push(...page.rows.map((watch) => formatPrefix(watch.block)))
      const last = page.rows.at(-1)
      if (!(page.hasNext && last)) break
      ;({ page } = await findWatches(market.seller, { direction: 'after', block: last.block }))
    }
    expect(seen).toEqual(Array.from({ length: count }, (_, n) => `10.0.${n}.0/24`))
    const [first] = page.rows
    if (!first) throw new Error('the last page has rows')
    const back = await findWatches(market.seller, { direction: 'before', block: first.block })
    expect(back.page.rows.map((watch) => formatPrefix(watch.block))).toEqual(seen.slice(100, 200))
    expect(back.page).toMatchObject({ hasPrevious: true, hasNext: true })
  })

  test('are found with their alerts, and silenced when they end, by an index', async () => {
    const { silenceWatches } = await import('#lib/notifications/server/watch-store.ts')
    const { alertsOf } = await import('#lib/notifications/server/alert-store.ts')
    const planOf = async (sql: string, values: readonly unknown[]) => {
      const { withDatabase } = await import('#lib/platform/database/client.ts')
      return withDatabase(house.ownerUrl, async (client) => {
        // Beside the 10,000 blocks that another watches: of a few rows any index, or none, would do.
        await client.query('BEGIN')
        await client.query(
          `INSERT INTO watch (id, organisation_id, block, reason, least_tier, by_mail, by_webhook, created_by)
           SELECT 'wch_other' || n, 'org_rival', set_masklen('10.0.0.0'::inet + n * 256, 24)::cidr, 'asked', 'notice',
             false, false, 'test' FROM generate_series(0, 9999) n`,
        )
        await client.query('ANALYZE watch')
        const { rows } = await client.query(`EXPLAIN ${sql}`, [...values])
        await client.query('ROLLBACK')
        return JSON.stringify(rows)
      })
    }
    await house.asOwner(
      `INSERT INTO alert (id, watch_id, event_id, state, resolved_at)
       SELECT 'alr_old' || w.id || '_' || e.id, w.id, e.id, 'resolved', dotquad_now()
       FROM watch w, timeline_event e WHERE w.id LIKE 'wch_many%'`,
    )
    await house.asOwner('ANALYZE alert')
    expect(await planOf(silenceWatches, [['wch_many1']])).toMatch(/Index.* alert_open_by_watch/)
    const page = `SELECT id FROM watch WHERE coalesce(organisation_id, '') = coalesce($1, '') AND ended_at IS NULL
      AND block > $2::cidr ORDER BY block LIMIT 101`
    const plan = await planOf(page, ['org_seller', '10.0.99.0/24'])
    expect(plan).toContain('watch_once_an_organisation')
    expect(plan).not.toContain('Sort')
    const alerts = await planOf(alertsOf, ['org_buyer', ['critical'], 20])
    expect(alerts).toMatch(/watch_of_organisation|watch_once_an_organisation/)
    expect(alerts).not.toContain('Seq Scan on watch')
  })
})

describe('a webhook', () => {
  test('gets one signed message of all that is due, again and again until it takes it', async () => {
    const { addWebhook, watchBlock, watchWorld, postWebhooks, findWatches, syncWorld } = await parts()
    const got: { request: IncomingMessage; body: string }[] = []
    let status = 500
    const server = createServer(async (request, response) => {
      got.push({ request, body: await text(request) })
      response.writeHead(status).end()
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    await watchBlock(market.buyer, block, { ...loud, byMail: false, byWebhook: true })
    expect(await addWebhook(market.buyer, 'http://localhost/')).toMatchObject({ ok: false })
    const added = await addWebhook(market.buyer, 'https://hooks.example/')
    const secret = added.ok ? added.value.secret : ''
    await house.asOwner('UPDATE webhook SET url = $1', [`http://127.0.0.1:${port}/hook`])
    await publish([64_500])
    await watchWorld(actor)
    // What is a public address is not known without IANA's registry: nothing is sent.
    expect(await postWebhooks(actor)).toEqual({ delivered: 0, undelivered: 1 })
    expect(got).toEqual([])
    const sourcesDir = copyRecordings(recordedSources.filter((source) => source === 'iana-special-purpose'))
    await syncWorld({ world: 'simulated', dataDir, sourcesDir, fetchedAt: '2026-06-20T10:00:00Z' })
    for (const answer of [500, 200]) {
      status = answer
      await house.asOwner('UPDATE webhook_message SET next_attempt_at = now() WHERE delivered_at IS NULL')
      await postWebhooks(actor)
    }
    expect(await postWebhooks(actor)).toEqual({ delivered: 0, undelivered: 0 })
    expect(got).toHaveLength(2)
    const { request, body } = got[1] ?? { request: undefined, body: '' }
    const [, seconds = '', signature = ''] =
      /^t=(\d+),v1=(\w+)$/.exec(String(request?.headers['dotquad-signature'])) ?? []
    expect(signature).toBe(createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex'))
    expect(JSON.parse(body)).toMatchObject({ type: 'watch.alerts', alerts: [{ prefix: '198.51.100.0/24' }] })
    const tries = await house.asOwner('SELECT attempt, status FROM webhook_attempt ORDER BY id')
    expect(tries).toEqual([
      { attempt: 1, status: null },
      { attempt: 2, status: 500 },
      { attempt: 3, status: 200 },
    ])
    expect((await findWatches(market.buyer)).webhooks[0]?.last).toMatchObject({ status: 200, problem: null })
    await expect(house.asApp('DELETE FROM webhook_attempt')).rejects.toThrow('permission denied')
    await expect(house.asOwner('DELETE FROM timeline_event')).rejects.toThrow('append-only')
    server.close()
  })

  test('has its secret sealed in the database, also one from before secrets were, and signs with it as before', async () => {
    const { postWebhooks } = await parts()
    const [{ secret, sealed_secret: sealed, key_id: keyId } = {}] = await house.asOwner('SELECT * FROM webhook')
    expect([secret, typeof sealed, String(keyId).length]).toEqual([null, 'string', 16])
    const plain = 'whsec_from-before'
    await house.asOwner('UPDATE webhook SET secret = $1, sealed_secret = NULL, key_id = NULL', [plain])
    const signatures: [string, string][] = []
    const server = createServer(async (request, response) => {
      const body = await text(request)
      const [, seconds = '', signed = ''] =
        /^t=(\d+),v1=(\w+)$/.exec(String(request.headers['dotquad-signature'])) ?? []
      signatures.push([signed, createHmac('sha256', plain).update(`${seconds}.${body}`).digest('hex')])
      response.end()
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    await house.asOwner('UPDATE webhook SET url = $1', [`http://127.0.0.1:${port}/hook`])
    await house.asOwner('UPDATE webhook_message SET delivered_at = NULL, next_attempt_at = now()')
    expect(await postWebhooks(actor)).toEqual({ delivered: 1, undelivered: 0 })
    server.close()
    const [signed, expected] = signatures[0] ?? []
    expect(signed).toBe(expected)
    expect(await house.asOwner('SELECT secret FROM webhook')).toEqual([{ secret: null }])
    expect(JSON.stringify(await house.asOwner('SELECT * FROM webhook'))).not.toContain(plain)
  })

  test('whose secret no key of the house opens is not posted to, and says why', async () => {
    const { postWebhooks, findWatches } = await parts()
    await house.asOwner("UPDATE webhook SET key_id = 'ffffffffffffffff'")
    await house.asOwner('UPDATE webhook_message SET delivered_at = NULL, next_attempt_at = now()')
    expect(await postWebhooks(actor)).toEqual({ delivered: 0, undelivered: 1 })
    const [webhook] = (await findWatches(market.buyer)).webhooks
    expect(webhook?.last?.problem).toContain('the key ffffffffffffffff, which this machine does not have')
  })

  test('is another’s to remove for nobody else', async () => {
    const { removeWebhook, findWatches } = await parts()
    const [webhook] = (await findWatches(market.buyer)).webhooks
    expect(await removeWebhook(market.rival, webhook?.id ?? '')).toBe(false)
    expect(await removeWebhook(market.buyer, webhook?.id ?? '')).toBe(true)
  })
})

describe('the house itself', () => {
  test('watches what is listed, shows it to its operator alone, and mails nobody', async () => {
    const { watchWorld, findWatches } = await parts()
    await house.asOwner(
      `INSERT INTO listing (id, organisation_id, registry, holder_id, block, state, currency, terms, version, published_at)
       VALUES ('lst_1', 'org_seller', 'ripencc', 'H', '203.0.113.0/24', 'published', 'USD', '{}', 1, dotquad_now())`,
    )
    await publish([64_500])
    const before = (await mails()).length
    await watchWorld(actor)
    expect((await findWatches(market.operator)).house?.total).toBe(1)
    expect(await house.asOwner('SELECT reason FROM watch WHERE organisation_id IS NULL')).toEqual([
      { reason: 'listing' },
    ])
    expect((await findWatches(market.seller)).house).toBeNull()
    await house.asOwner("UPDATE listing SET state = 'withdrawn'")
    await publish([64_500, 64_503])
    await watchWorld(actor)
    expect((await findWatches(market.operator)).house?.total).toBe(0)
    expect((await mails()).length).toBe(before)
  })
})
