/** What operators are told of a required source that cannot be fetched: once, and again only when it fails anew. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { withDatabase } from '#lib/platform/database/client.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { always, serveFiles } from '../../support/file-server.ts'
import { temporaryFolder } from '../../support/sources-folder.ts'

let database: TestDatabase
const dataDir = temporaryFolder()
const choices = join(temporaryFolder(), 'downloads.json')
const drop = readFileSync(join(import.meta.dirname, '../../recordings/spamhaus-drop/drop_v4-20260619.json'), 'utf8')
const rows = (sql: string) => withDatabase(database.ownerUrl, async (client) => (await client.query(sql)).rows)

/** The modules of the house, on this file's database. */
const house = async () => ({
  ...(await import('#lib/entry/worker/jobs.ts')),
  ...(await import('#lib/notifications/server/tell-outages.ts')),
  ...(await import('#lib/diligence/server/fetch-sources.ts')),
  ...(await import('#lib/diligence/server/list-outages.ts')),
  ...(await import('#lib/diligence/source-catalogue.ts')),
  ...(await import('#lib/kernel/actor.ts')),
  ...(await import('#lib/platform/db.ts')),
  ...(await import('#lib/platform/download/download-file.ts')),
})

beforeAll(async () => {
  database = await createTestDatabase()
  vi.stubEnv('DOTQUAD_APP_DATABASE_URL', database.appUrl)
  vi.stubEnv('DOTQUAD_WORLD', 'live')
  vi.stubEnv('DOTQUAD_DATA_DIR', join(dataDir, 'house'))
  vi.stubEnv('DOTQUAD_DOWNLOADS_FILE', choices)
  vi.stubEnv('LOG_LEVEL', 'silent')
  await rows(`
    INSERT INTO organisation (id, name) VALUES ('org_operator', 'House'), ('org_seller', 'Seller');
    INSERT INTO app_user (id, name, password_hash, email, email_confirmed_at) VALUES
      ('usr_operator', 'O', '-', 'operator@anchor.example', now()), ('usr_seller', 'S', '-', 'seller@anchor.example', now());
    INSERT INTO membership (organisation_id, user_id, role) VALUES
      ('org_operator', 'usr_operator', 'operator'), ('org_seller', 'usr_seller', 'seller')`)
})

afterAll(async () => {
  const { closeDatabase } = await house()
  await closeDatabase()
  vi.unstubAllEnvs()
  await database.drop()
})

test('an outage is told to the operators once, and the next one again', async () => {
  const { fetchSources, tellOutages, listOutages, sourceCatalogue, systemActor, downloadSettings } = await house()
  const server = await serveFiles(always('', {}, 503))
  const plans = sourceCatalogue
    .filter(({ id }) => ['spamhaus-drop', 'irr-ripe'].includes(id))
    .flatMap(({ download, ...source }) =>
      download ? [{ source, download: { ...download, url: `${server.url}${source.id}` } }] : [],
    )
  expect(plans.map(({ source }) => source.required).sort()).toEqual([false, true])
  const actor = systemActor('test')
  const settings = { ...downloadSettings, retries: 0 }
  const fetchAt = (now: string) =>
    fetchSources(actor, { world: 'live', dataDir, plans, settings, now: () => new Date(now) }).then(() =>
      tellOutages(actor, { world: 'live', dataDir }),
    )
  expect([await fetchAt('2026-06-20T00:00:00Z'), await fetchAt('2026-06-20T06:00:00Z')]).toEqual([1, 1])
  const mails = await rows('SELECT "to", subject, text FROM mail_outbox')
  expect(mails).toMatchObject([{ to: 'operator@anchor.example', subject: 'Spamhaus DROP cannot be fetched' }])
  expect(mails[0]?.text).toMatch(/Since 2026-06-20 00:00 UTC .*\n\nThe last reason: The server answered 503\./)
  expect(mails[0]?.text).toContain('Nothing was ever got of it')

  server.answer(always(drop))
  expect(await fetchAt('2026-06-21T00:00:00Z')).toBe(0)
  expect(listOutages(actor, { world: 'live', dataDir }, '2026-06-21T00:00:00Z')).toEqual([])
  server.answer(always('', {}, 503))
  expect(await fetchAt('2026-06-22T00:00:00Z')).toBe(1)
  expect(await rows('SELECT text FROM mail_outbox ORDER BY id OFFSET 1')).toMatchObject([
    { text: expect.stringContaining('as of 2026-06-19 09:44 UTC answers until it is got again') },
  ])
})

test('the worker fetches on schedule, and tells what cannot be', async () => {
  const { jobs, fetchableSources } = await house()
  await rows('DELETE FROM mail_outbox')
  const server = await serveFiles((request, response) => {
    const answer = request.url === '/spamhaus-drop' ? always(drop) : always('', {}, 404)
    answer(request, response)
  })
  const fetched = ['spamhaus-drop', 'rpki-vrps', 'irr-ripe']
  const choose = (id: string) => (fetched.includes(id) ? { url: `${server.url}${id}` } : 'off')
  writeFileSync(choices, JSON.stringify(Object.fromEntries(fetchableSources.map(({ id }) => [id, choose(id)]))))
  const job = jobs.find(({ name }) => name === 'sync-world')
  expect(await job?.run()).toMatchObject({ imported: 1, failed: 2, out: 1 })
  expect(await job?.run()).toMatchObject({ imported: 0, failed: 0, out: 1 })
  expect(server.asked).toHaveLength(3)
  expect(await rows('SELECT "to", subject FROM mail_outbox')).toEqual([
    { to: 'operator@anchor.example', subject: 'Validated ROA payloads cannot be fetched' },
  ])
})
