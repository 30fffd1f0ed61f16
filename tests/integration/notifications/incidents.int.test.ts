/** A case about a listing: opened from one, worked on by its organisation alone, and measured against newer answers. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { syncWorld } from '#lib/diligence/server/sync-world.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { findAttachment, findCase, findCases, findListings } from '#lib/notifications/server/find-cases.ts'
import { attachLog, moveCase } from '#lib/notifications/server/move-case.ts'
import { openCase } from '#lib/notifications/server/open-case.ts'
import { settleCases } from '#lib/notifications/server/settle-cases.ts'
import { sha256 } from '#lib/platform/sha256.ts'
import { prefix } from '#tests/support/evidence.ts'
import { type House, openHouse } from '#tests/support/house.ts'
import { settleMarket } from '#tests/support/market.ts'
import { temporaryFolder, writeSources } from '#tests/support/sources-folder.ts'

const dataDir = temporaryFolder()
const block = prefix('240.0.2.0/24')
const listing = 'spamhaus-drop'
const log = { name: 'mail 1.log', content: new TextEncoder().encode('Nov 23 09:00:00 mx: nothing left\n') }
let house: House
let market: Awaited<ReturnType<typeof settleMarket>>
let id = ''
let fetched = 0

/** The next DROP list, an hour after the one before. */
async function publish(isListed: boolean): Promise<void> {
  fetched += 1
  const now = Date.now() - 3_600_000 * (5 - fetched)
  const entries = [
    ...(isListed ? [{ cidr: '240.0.2.0/24', sblid: 'SBL1', rir: 'ripencc' }] : []),
    { cidr: '240.9.0.0/24', sblid: 'SBL2', rir: 'ripencc' },
  ]
  const metadata = { type: 'metadata', timestamp: Math.floor(now / 1000), size: 1, records: entries.length }
  const text = [...entries, metadata].map((row) => JSON.stringify(row)).join('\n')
  const sourcesDir = writeSources({ 'drop.json': `${text}\n` })
  const fetchedAt = new Date(now + 60_000).toISOString()
  const [outcome] = await syncWorld({ world: 'simulated', dataDir, sourcesDir, fetchedAt })
  expect(outcome?.outcome).toBe('imported')
}

const viewOf = async () => {
  const view = await findCase(market.buyer, id)
  if (!view) throw new Error('the case is there')
  return view
}

beforeAll(async () => {
  vi.stubEnv('DOTQUAD_DATA_DIR', dataDir)
  vi.stubEnv('DOTQUAD_WORLD', 'simulated')
  house = await openHouse()
  market = await settleMarket(house)
  await house.asOwner(
    "INSERT INTO app_user (id, email, name, password_hash, email_confirmed_at) VALUES ($1, 'b@example.org', 'Bea Buyer', '', now())",
    [market.buyer.userId],
  )
  await publish(true)
})

afterAll(() => house.close())

describe('a case', () => {
  test('is opened from a listing that stands, and from nothing else', async () => {
    expect((await findListings(market.buyer, block))?.findings.map(({ list }) => list)).toEqual([listing])
    const none = await openCase(market.buyer, prefix('240.0.3.0/24'), listing)
    expect(!none.ok && none.error).toContain('Spamhaus DROP has none of 240.0.3.0/24 now')
    expect((await openCase(market.buyer, block, 'psbl')).ok).toBe(false)
    const opened = await openCase(market.buyer, block, listing)
    if (!opened.ok) throw new Error(opened.error)
    id = opened.value
    expect(await openCase(market.buyer, block, listing)).toEqual({ ok: true, value: id })
    expect((await viewOf()).incident.before).toMatchObject({
      ...{ answer: 'found', addresses: 256, entries: ['240.0.2.0/24 (SBL1)'], meaning: 'dropped' },
    })
  })

  test('is of no block that is wider than the house answers for', async () => {
    const wide = await openCase(market.buyer, prefix('0.0.0.0/0'), listing)
    expect(!wide.ok && wide.error).toContain('wider than /8')
    await expect(
      house.asApp(
        `INSERT INTO incident_case (id, organisation_id, block, list, before, opened_by)
         VALUES ('cas_x', 'org_buyer', '0.0.0.0/7', 'psbl', '{}', 'test')`,
      ),
    ).rejects.toThrow('incident_case_is_not_wider_than_answered')
  })

  test('of one organisation is nobody’s else to see or to change, as if it were not there', async () => {
    for (const actor of [market.rival, market.seller, market.operator]) {
      expect(await findCase(actor, id)).toBeNull()
      expect(await findCases(actor)).toEqual({ lines: [], total: 0, hasNext: false })
      expect((await findCases(actor, id)).lines).toEqual([])
      expect(await moveCase(actor, id, { do: 'move', to: 'closed', text: '' })).toBeNull()
      expect(await attachLog(actor, id, log)).toBeNull()
    }
    expect(await findCase(market.buyer, 'cas_000000000000')).toBeNull()
    expect(await findCase(market.buyer, "cas_'; DROP")).toBeNull()
    expect((await findCases(market.buyer)).lines.map((one) => one.id)).toEqual([id])
  })

  test('keeps who ticked which step, by name, and when; two at once tick it once', async () => {
    const tick = () => moveCase(market.buyer, id, { do: 'tick', step: 'find-cause', isDone: true })
    const [one, other] = await Promise.all([tick(), tick()])
    expect([one?.ok, other?.ok].sort()).toEqual([false, true])
    expect((await viewOf()).incident.events).toMatchObject([
      { number: 1, kind: 'step-done', text: 'find-cause', actor: 'Bea Buyer' },
    ])
  })

  test('keeps logs byte for byte with their hash, once, and gives them to nobody else', async () => {
    expect(await attachLog(market.buyer, id, log)).toEqual({ ok: true, value: null })
    expect(await attachLog(market.buyer, id, log)).toEqual({ ok: true, value: null })
    const refused = await attachLog(market.buyer, id, { name: 'x.zip', content: new Uint8Array([80, 75, 3, 4]) })
    expect(refused && !refused.ok && refused.error).toContain('no text')
    const { attachments } = await viewOf()
    expect(attachments).toMatchObject([{ fileName: 'mail_1.log', bytes: 33, sha256: sha256(log.content) }])
    const at = { caseId: id, id: attachments[0]?.id ?? '' }
    expect(Buffer.from((await findAttachment(market.buyer, at))?.content ?? [])).toEqual(Buffer.from(log.content))
    expect(await findAttachment(market.rival, at)).toBeNull()
  })

  test('composes its request from what is known and done, and tracks what the list says', async () => {
    const { request } = await viewOf()
    expect(request).toContain('We are The buyer. Our right to ask about 240.0.2.0/24: [fill in]')
    expect(request).toContain('240.0.2.0/24 (SBL1)')
    expect(request).toContain('mail_1.log, 33 bytes')
    const early = await moveCase(market.buyer, id, { do: 'move', to: 'answered', text: 'Hello' })
    expect(early?.ok).toBe(false)
    const unfilled = await moveCase(market.buyer, id, { do: 'move', to: 'sent', text: request })
    expect(unfilled && !unfilled.ok && unfilled.error).toContain('The text still has [fill in]')
    const text = request.replaceAll('[fill in]', 'as agreed')
    await moveCase(market.buyer, id, { do: 'move', to: 'sent', text })
    await moveCase(market.buyer, id, { do: 'move', to: 'refused', text: 'Not yet.' })
    const { incident } = await viewOf()
    expect(incident.events.map(({ kind }) => kind)).toEqual(['step-done', 'sent', 'refused'])
    expect(incident.events[1]?.text).toBe(text.trim())
  })

  test('says what became of the listing by newer answers alone', async () => {
    expect((await viewOf()).outcome).toMatchObject({ answer: 'found', verdict: 'unknown' })
    await publish(true)
    expect((await viewOf()).outcome).toMatchObject({ answer: 'found', verdict: 'same' })
  })

  test('stays open while the list says that it delisted and still lists, until a newer reading agrees', async () => {
    await moveCase(market.buyer, id, { do: 'move', to: 'delisted', text: 'Removed.' })
    const job = systemActor('watch-blocks')
    expect(await settleCases(job)).toBe(0)
    const view = await viewOf()
    expect(view.incident.endedAt).toBeNull()
    expect(view.contradiction).toContain('the newest reading still has 256 addresses')
    expect((await attachLog(market.buyer, id, { ...log, content: new Uint8Array([66]) }))?.ok).toBe(true)
    await publish(false)
    expect(await settleCases(job)).toBe(1)
    expect((await viewOf()).contradiction).toBeNull()
    expect((await viewOf()).outcome).toEqual({
      ...{ answer: 'nothing-found', verdict: 'delisted', sentence: 'It listed 256 addresses and lists none now.' },
    })
  })

  test('that is over takes nothing more, and a new listing is a new case', async () => {
    expect((await attachLog(market.buyer, id, { ...log, content: new Uint8Array([65]) }))?.ok).toBe(false)
    expect((await moveCase(market.buyer, id, { do: 'move', to: 'sent', text: 'Again' }))?.ok).toBe(false)
    await publish(true)
    const again = await openCase(market.buyer, block, listing)
    expect(again.ok && again.value !== id).toBe(true)
    expect((await findCases(market.buyer)).lines).toMatchObject([
      { state: 'open', stepsDone: 0, lastAt: null },
      { id, state: 'delisted', stepsDone: 1, lastAt: expect.any(Date) },
    ])
  })

  test('is on one page of its list, open ones first, and none is left out', async () => {
    await house.asOwner(
      `INSERT INTO incident_case (id, organisation_id, block, list, before, opened_by, opened_at, ended_at)
       SELECT 'cas_' || lpad(n::text, 12, '0'), 'org_buyer', '240.0.9.0/24', 'psbl', '{"answer":"nothing-found","asOf":null}',
         'test', timestamptz '2026-01-01' + make_interval(hours => n / 2), now() FROM generate_series(1, 210) AS n`,
    )
    const seen: string[] = []
    for (let after: string | null = null, pages = 0; pages < 3; pages++) {
      const { lines, total, hasNext } = await findCases(market.buyer, after)
      expect({ total, hasNext }).toEqual({ total: 212, hasNext: pages < 2 })
      seen.push(...lines.map((line) => line.id))
      after = lines.at(-1)?.id ?? null
    }
    expect(seen).toHaveLength(212)
    expect(new Set(seen).size).toBe(212)
    expect(seen[1]).toBe(id)
  })
})

describe('what was written down', () => {
  test.each([
    "UPDATE incident_event SET text = 'other'",
    'DELETE FROM incident_event',
    'DELETE FROM incident_attachment',
    "UPDATE incident_attachment SET file_name = 'other'",
  ])('stays as it is: %s', async (sql) => {
    await expect(house.asApp(sql)).rejects.toThrow('permission denied')
    await expect(house.asOwner(sql)).rejects.toThrow('append-only')
  })

  test('has the hash of its own bytes, and not of others', async () => {
    await expect(
      house.asOwner(
        `INSERT INTO incident_attachment (id, case_id, file_name, sha256, content, actor)
         VALUES ('att_x', $1, 'x.log', $2, 'x', 'test')`,
        [id, 'a'.repeat(64)],
      ),
    ).rejects.toThrow('incident_attachment_hash_is_its_own')
  })
})
