/** From the counter of the simulated registries to the facts a deal rests on, through the adapters that real ones have. */
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { asnPath } from '#lib/paths.ts'
import { findFreePort } from '#lib/platform/free-port.ts'
import { type RegistryDesk, startRegistryDesk } from '#lib/simulation/registry-desk/start-registry-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { prefix } from '#tests/support/evidence.ts'
import { temporaryFolder } from '#tests/support/sources-folder.ts'

let database: TestDatabase
let desk: RegistryDesk
const dataDir = temporaryFolder()
const block = prefix('240.0.0.0/22')

const house = async () => ({
  askAboutAsn: (await import('#app/api/check/[address]/ask/route.ts')).POST,
  ...(await import('#components/diligence/asn-view.tsx')),
  ...(await import('#lib/diligence/asn/statements/state-asn.ts')),
  ...(await import('#lib/diligence/server/find-asn.ts')),
  ...(await import('#lib/diligence/server/import-job.ts')),
  ...(await import('#lib/diligence/server/measure-holder.ts')),
  ...(await import('#lib/diligence/server/measure-route.ts')),
  ...(await import('#lib/diligence/server/measure-transfer.ts')),
  ...(await import('#lib/diligence/server/move-world-clock.ts')),
  ...(await import('#lib/diligence/server/read-registry-remark.ts')),
  ...(await import('#lib/diligence/server/world-folder.ts')),
  ...(await import('#lib/entry/import-world.ts')),
  ...(await import('#lib/kernel/actor.ts')),
  ...(await import('#lib/platform/clock.ts')),
  ...(await import('#lib/platform/database/job-queue.ts')),
  ...(await import('#lib/platform/database/world-row.ts')),
  ...(await import('#lib/platform/db.ts')),
  ...(await import('#lib/simulation/world/organisations.ts')),
})

async function importNow() {
  const { importWorld, worldNow } = await house()
  const fetchedAt = (await worldNow()).toISOString()
  await importWorld({ world: 'simulated', dataDir, sourcesDir: null, fetchedAt })
}

async function moveOn(steps: readonly string[]) {
  const { moveWorldClock, visitor } = await house()
  for (const step of steps) await moveWorldClock(visitor(), step)
}

async function atTheCounter(fields: Record<string, string>) {
  const answer = await fetch(`${desk.url}/act`, {
    method: 'POST',
    body: new URLSearchParams({ block: '240.0.0.0/22', ...fields }),
    redirect: 'manual',
  })
  expect(answer.status).toBe(303)
}

beforeAll(async () => {
  database = await createTestDatabase()
  vi.stubEnv('DOTQUAD_APP_DATABASE_URL', database.appUrl)
  vi.stubEnv('DOTQUAD_DATA_DIR', dataDir)
  vi.stubEnv('DOTQUAD_WORLD', 'simulated')
  vi.stubEnv('DOTQUAD_NETWORK', 'off')
  vi.stubEnv('LOG_LEVEL', 'silent')
  const port = await findFreePort()
  vi.stubEnv('RDAP_BASE_URL', `http://127.0.0.1:${port}/rdap`)
  const { importJob, prepareJobQueue, recordWorld, worldFolder, worldNow } = await house()
  await recordWorld(database.ownerUrl, 'simulated')
  await prepareJobQueue(database.ownerUrl, [importJob])
  await importNow()
  desk = await startRegistryDesk({ port, worldFolder: worldFolder(dataDir, 'simulated').root, now: worldNow })
})

afterAll(async () => {
  await desk.stop()
  const { closeDatabase } = await house()
  await closeDatabase()
  vi.unstubAllEnvs()
  await database.drop()
})

describe('the holder of an AS, asked on its page', () => {
  async function ask(asn: string) {
    const { askAboutAsn } = await house()
    const body = new URLSearchParams({ of: 'holder' })
    const request = new Request(`http://house.example/api/check/${asn}/ask`, { method: 'POST', body })
    return askAboutAsn(request, { params: Promise.resolve({ address: asn }) })
  }

  async function tell(asn: number) {
    const { AsnView, findAsn, stateAsn, visitor } = await house()
    const found = await findAsn(visitor(), asn)
    if (!found.ok) throw new Error(found.error.message)
    const { world, ...shown } = found.value
    const stated = stateAsn(shown.dossier, shown.asked)
    const address = { path: asnPath(`AS${asn}`), params: new URLSearchParams() }
    return {
      page: renderToStaticMarkup(createElement(AsnView, { ...shown, world: world.id, address })),
      holder: stated.statements.find(({ topic }) => topic === 'holder')?.text ?? '',
      who: stated.unknowns.find(({ text }) => text.startsWith('Who is behind it')),
      json: JSON.stringify(found.value.dossier),
    }
  }

  test('is named by its registry, beside the dossier and never in it', async () => {
    const before = await tell(64500)
    expect(before.who).toMatchObject({ answer: 'not-checked' })
    expect(before.page).toContain('Ask its registry who holds it')
    const answer = await ask('AS64500')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/check/AS64500#holder'])
    const { holder, who, json, page } = await tell(64500)
    const named = /RDAP, asked on \d{4}-\d{2}-\d{2}, names (.+) \(.+\) as its registrant\./.exec(holder)?.[1]
    const { organisations } = await house()
    expect(named).toBe(organisations.find(({ asn }) => asn === 64500)?.name)
    expect(who).toBeUndefined()
    expect(json).not.toContain(named)
    expect(page).toContain(`names ${named}`)
  })

  test.each(['AS23456', 'AS65000', 'AS15169'])('is asked of nobody where nobody here holds it: %s', async (asn) => {
    expect((await ask(asn)).status).toBe(404)
    expect((await tell(Number(asn.slice(2)))).page).not.toContain('Ask its registry')
  })
})

describe('what is done at the counter', () => {
  test('is read back by RDAP at once: a token in a remark', async () => {
    const { readRegistryRemark, visitor } = await house()
    const ask = () => readRegistryRemark(visitor(), { block, token: 'dotquad-control=abc' })
    expect(await ask()).toMatchObject({ answer: 'nothing-found', source: 'rdap' })
    await atTheCounter({ act: 'set-remark', text: 'dotquad-control=abc' })
    expect(await ask()).toMatchObject({ answer: 'found', value: { start: '240.0.0.0', end: '240.0.3.255' } })
  })

  test('is in the files of an hour later: a ROA and an announcement', async () => {
    const { measureRoute, visitor } = await house()
    await atTheCounter({ act: 'create-roa', asn: 'AS64511', maxLength: '22' })
    await atTheCounter({ act: 'start-announcement', asn: 'AS64511' })
    await moveOn(['hour', 'hour'])
    await importNow()
    const { validation, sightings } = await measureRoute(visitor(), { block, asn: 64511 })
    expect(validation).toMatchObject([{ answer: 'found', value: { validation: { state: 'valid' } } }])
    expect(sightings).toMatchObject([
      {
        source: 'bgp-riswhois',
        answer: 'found',
        value: expect.arrayContaining([expect.objectContaining({ origin: 64511 })]),
      },
      { source: 'bgp-pfx2as', answer: 'found' },
    ])
  })

  test('moves a block once its registry has decided: RDAP, statistics and transfer log agree', async () => {
    const { measureHolder, measureTransfer, visitor } = await house()
    const before = await measureHolder(visitor(), block)
    await atTheCounter({ act: 'request-transfer', to: 'paper-lighthouse', decision: 'by-policy' })
    await moveOn(['week', 'day', 'day'])
    expect((await measureHolder(visitor(), block)).rdap).toMatchObject({ answer: 'found', value: { exact: true } })
    await moveOn(['day', 'day'])
    await importNow()
    const after = await measureHolder(visitor(), block)
    const holderId = after.rdap.answer === 'found' ? after.rdap.value.holderId : null
    expect(after.rdap).toMatchObject({ value: { name: 'Paper Lighthouse Telecom Ltd', exact: true } })
    expect(before.rdap).not.toMatchObject({ value: { holderId } })
    const inStatistics = after.statistics.filter(({ answer }) => answer === 'found')
    expect(inStatistics).toMatchObject([{ source: 'delegated-ripencc', value: { holderId, exact: true } }])
    const receipts = await measureTransfer(visitor(), { block, since: '2000-01-01' })
    expect(receipts.filter(({ answer }) => answer === 'found')).toMatchObject([
      { source: 'transfers-ripencc', value: { recipient: 'Paper Lighthouse Telecom Ltd' } },
    ])
  })

  test('is not known where the registries do not answer', async () => {
    const { measureHolder, visitor } = await house()
    await desk.stop()
    expect((await measureHolder(visitor(), block)).rdap).toMatchObject({ answer: 'failed' })
  })
})
