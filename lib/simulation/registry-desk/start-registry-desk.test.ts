import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findFreePort } from '#lib/platform/free-port.ts'
import { birthOf } from '../world/birth.ts'
import { readEvents } from '../world/event-journal.ts'
import { getOrganisation, holderIdOf } from '../world/organisations.ts'
import { type RegistryDesk, startRegistryDesk } from './start-registry-desk.ts'

let folder = ''
let desk: RegistryDesk
let at = ''

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dotquad-desk-'))
  birthOf(folder, '2026-11-23')
  at = '2026-11-24T10:00:00Z'
  desk = await startRegistryDesk({
    port: await findFreePort(),
    worldFolder: folder,
    now: async () => new Date(at),
    marketUrl: 'http://market.example',
    questionsPerMinute: 8,
  })
})
afterEach(async () => {
  await desk.stop()
  rmSync(folder, { recursive: true })
})

const rdap = (path: string) => fetch(`${desk.rdapUrl}/${path}`)
const networkOf = async (block: string) => (await rdap(`ip/${block}`)).json()
const submit = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${desk.url}/act`, { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' })

describe('RDAP of the desk', () => {
  test('tells the registration around a block, its holder an organisation', async () => {
    const answer = await rdap('ip/240.0.1.0/24')
    expect(answer.headers.get('content-type')).toBe('application/rdap+json')
    expect(await answer.json()).toMatchObject({
      objectClassName: 'ip network',
      startAddress: '240.0.0.0',
      endAddress: '240.0.3.255',
      type: 'ALLOCATED PA',
      cidr0_cidrs: [{ v4prefix: '240.0.0.0', length: 22 }],
      entities: [{ roles: ['registrant'] }],
    })
  })

  test('answers 404 where nobody is registered, 400 to what is no address, 429 to whoever asks too often', async () => {
    expect((await rdap('ip/251.0.64.0/22')).status).toBe(404)
    expect((await rdap('ip/lighthouse')).status).toBe(400)
    const statuses = await Promise.all(Array.from({ length: 8 }, async () => (await rdap('autnum/64496')).status))
    expect(statuses.sort()).toEqual([200, 200, 200, 200, 200, 200, 429, 429])
  })
})

describe('the counter of the desk', () => {
  test('says on every page that it is simulated', async () => {
    for (const path of ['/', '/member/nonesuch-cartographers', '/registration?block=240.0.0.0/22', '/nowhere']) {
      expect(await (await fetch(`${desk.url}${path}`)).text()).toContain('SIMULATED REGISTRY')
    }
  })

  test('shows a remark by RDAP as soon as it is saved, escaped on the page', async () => {
    const text = 'dotquad-control=<token>'
    expect((await submit({ act: 'set-remark', block: '240.0.0.0/22', text })).status).toBe(303)
    expect(await networkOf('240.0.0.0/22')).toMatchObject({ remarks: [{ description: [text] }] })
    const page = await (await fetch(`${desk.url}/registration?block=240.0.0.0/22`)).text()
    expect(page).toContain('dotquad-control=&lt;token&gt;')
    expect(page).not.toContain('<token>')
  })

  test('lets a registry take its days over a transfer, and moves the block when they are over', async () => {
    const fields = { act: 'request-transfer', block: '240.0.0.0/22', to: 'paper-lighthouse', decision: 'by-policy' }
    expect((await submit(fields)).status).toBe(303)
    expect((await submit(fields)).status).toBe(422)
    at = '2026-12-04T09:59:59Z'
    expect(await networkOf('240.0.0.0/22')).toMatchObject({ name: 'NONESUCH-CARTOGRAPHERS' })
    at = '2026-12-04T10:00:00Z'
    expect(await networkOf('240.0.0.0/22')).toMatchObject({ name: 'PAPER-LIGHTHOUSE' })
  })

  test('gives each request a number, and lets whoever asked withdraw what is not decided', async () => {
    const ask = { act: 'request-transfer', to: 'paper-lighthouse', decision: 'by-policy' }
    const first = await submit({ ...ask, block: '240.0.0.0/22' })
    expect(decodeURIComponent(first.headers.get('location') ?? '')).toContain('The request is SIM-10001, and in review')
    await submit({ ...ask, block: '240.0.4.0/22' })
    const withdraw = { act: 'withdraw-transfer', block: '240.0.0.0/22', number: 'SIM-10001' }
    expect((await submit({ ...withdraw, number: 'SIM-10002' })).status).toBe(422)
    expect((await submit(withdraw)).status).toBe(303)
    expect((await submit(withdraw)).status).toBe(422)
    at = '2026-12-25T00:00:00Z'
    expect((await submit({ ...withdraw, block: '240.0.4.0/22', number: 'SIM-10002' })).status).toBe(422)
    expect(await networkOf('240.0.0.0/22')).toMatchObject({ name: 'NONESUCH-CARTOGRAPHERS' })
    expect(await networkOf('240.0.4.0/22')).toMatchObject({ name: 'PAPER-LIGHTHOUSE' })
    const page = await (await fetch(desk.url)).text()
    expect(page).toMatch(/SIM-10001<.*withdrawn on 2026-11-24/s)
  })

  test('refuses a transfer in its hold by the clause, and one that was to be refused', async () => {
    await submit({ act: 'request-transfer', block: '240.2.0.0/22', to: 'paper-lighthouse', decision: 'by-policy' })
    await submit({ act: 'request-transfer', block: '240.0.0.0/22', to: 'paper-lighthouse', decision: 'refuse' })
    at = '2026-12-25T00:00:00Z'
    const page = await (await fetch(desk.url)).text()
    expect(page).toMatch(/refused on 2026-12-04: .*24 months/)
    expect(page).toContain('refused on 2026-12-04: The request was marked to be refused.')
    expect(await networkOf('240.0.0.0/22')).toMatchObject({ name: 'NONESUCH-CARTOGRAPHERS' })
  })

  test('starts and ends ROAs, route objects and announcements, each once', async () => {
    const thing = { block: '240.0.1.0/24', asn: 'AS64511' }
    for (const [begin, end] of [
      ['create-roa', 'delete-roa'],
      ['create-route-object', 'delete-route-object'],
      ['start-announcement', 'withdraw-announcement'],
    ] as const) {
      const fields = { ...thing, maxLength: '24' }
      const answers = [begin, begin, end, end].map((act) => ({ act, ...fields }))
      const statuses: number[] = []
      for (const answer of answers) {
        statuses.push((await submit(answer)).status)
        at = new Date(Date.parse(at) + 1000).toISOString()
      }
      expect(statuses).toEqual([303, 422, 303, 422])
    }
  })

  test('puts a block on a list and takes it off again, each once', async () => {
    const statuses: number[] = []
    for (const act of ['list-block', 'list-block', 'delist-block', 'delist-block']) {
      statuses.push((await submit({ act, block: '240.0.1.0/24', list: 'drop' })).status)
      at = new Date(Date.parse(at) + 1000).toISOString()
    }
    expect(statuses).toEqual([303, 422, 303, 422])
    expect((await submit({ act: 'list-block', block: '240.0.1.0/24', list: 'lighthouse' })).status).toBe(422)
    expect(readEvents(folder).map(({ type }) => type)).toEqual(['listed', 'delisted'])
  })

  test('says whom one acts as, fills in what a link names, and leads back to the market', async () => {
    const seed = birthOf(folder, '').seed
    const to = holderIdOf(seed, getOrganisation('paper-lighthouse'))
    const path = `/registration?block=240.0.0.0/22&asn=AS64511&to=${to}`
    const page = await (await fetch(`${desk.url}${path}`)).text()
    expect(page).toContain('You act as Nonesuch Cartographers B.V., the holder.')
    expect(page).toContain('<option value="paper-lighthouse" selected>')
    expect(page).toContain('value="AS64511"')
    expect(page).toContain('href="http://market.example/check/240.0.0.0/22"')
  })

  test('takes a new member, who may then receive a block', async () => {
    await submit({ act: 'join', name: 'Brass Weathercock Ltd', registry: 'ripencc', country: 'gb' })
    const fields = {
      act: 'request-transfer',
      block: '240.0.0.0/22',
      to: 'brass-weathercock-ltd',
      decision: 'by-policy',
    }
    expect((await submit(fields)).status).toBe(303)
    at = '2026-12-05T00:00:00Z'
    expect(await networkOf('240.0.0.0/22')).toMatchObject({ name: 'BRASS-WEATHERCOCK-LTD' })
  })

  test('refuses a form of another site, and one that is not complete', async () => {
    const fields = { act: 'set-remark', block: '240.0.0.0/22', text: 'x' }
    expect((await submit(fields, { origin: 'http://elsewhere.example' })).status).toBe(422)
    expect((await submit({ act: 'set-remark' })).status).toBe(422)
    expect((await submit({ act: 'set-remark', block: '251.0.64.0/22', text: 'x' })).status).toBe(422)
  })
})
