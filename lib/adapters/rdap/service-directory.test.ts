import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { err, ok } from '#lib/kernel/result.ts'
import { prefix } from '#tests/support/evidence.ts'
import { directoryFile } from './directory-file.ts'
import {
  Bootstrap,
  type DirectoryStore,
  directoryOf,
  findAsnService,
  findService,
  hostsOf,
} from './service-directory.ts'

const hour = 3_600_000
const recorded = JSON.parse(
  readFileSync(new URL('../../../tests/recordings/rdap/iana-bootstrap-20150811.json', import.meta.url), 'utf8'),
)

/** IANA as a switch: it answers or it does not, and what it was asked is counted. */
function iana(store: DirectoryStore = { read: () => null, keep: () => undefined }) {
  const state = { now: 0, isSilent: false, asked: 0 }
  const find = directoryOf({
    of: 'ipv4',
    store,
    now: () => state.now,
    ask: async <T>(_url: string, schema: z.ZodType<T>) => {
      state.asked++
      return state.isSilent ? err('timeout') : ok(schema.parse(recorded))
    },
  })
  return { state, find }
}

describe('IANA’s directory', () => {
  test('names a registry over HTTPS, and all their hosts', () => {
    const parsed = Bootstrap.parse(recorded)
    expect(findService(parsed, prefix('41.0.0.0/16'))).toBe('https://rdap.afrinic.net/rdap/')
    expect([...hostsOf(parsed)]).toContain('rdap.afrinic.net')
  })

  test('of AS numbers names the registry whose range holds the number, over HTTPS alone', () => {
    const services = Bootstrap.parse({
      services: [
        [['64496-64496'], ['http://one.example/', 'https://one.example/rdap']],
        [['64497-64510', '65551'], ['https://two.example/']],
        [['64511-64511'], ['http://three.example/']],
      ],
    })
    const found = [64496, 64497, 64510, 65551, 64511, 65536].map((asn) => findAsnService(services, asn))
    const [one, two] = ['https://one.example/rdap/', 'https://two.example/']
    expect(found).toEqual([one, two, two, two, null, null])
  })

  test('is asked once a day', async () => {
    const { state, find } = iana()
    for (const hours of [0, 1, 23, 24, 26]) {
      state.now = hours * hour
      expect(await find()).toMatchObject({ ok: true })
    }
    expect(state.asked).toBe(2)
  })

  test('that never answered is a reason, and is asked again at once', async () => {
    const { state, find } = iana()
    state.isSilent = true
    expect(await find()).toEqual(err('timeout'))
    state.isSilent = false
    expect(await find()).toMatchObject({ ok: true, value: { fetchedAt: 0 } })
  })

  test('that does not answer leaves the last good copy, with its day, and is not pestered', async () => {
    const { state, find } = iana()
    await find()
    state.isSilent = true
    for (const minutes of [0, 1, 9, 11]) {
      state.now = 30 * 24 * hour + minutes * 60_000
      expect(await find()).toMatchObject({ ok: true, value: { fetchedAt: 0 } })
    }
    expect(state.asked).toBe(3)
  })
})

describe('the last good copy in a file', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dotquad-rdap-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const path = () => join(folder, 'rdap', 'services.json')

  test('outlives the process, and another one need not ask', async () => {
    await iana(directoryFile(path)).find()
    const other = iana(directoryFile(path))
    other.state.now = hour
    other.state.isSilent = true
    expect(await other.find()).toMatchObject({ ok: true, value: { fetchedAt: 0 } })
    expect(other.state.asked).toBe(0)
  })

  test('that is damaged is none', async () => {
    await iana(directoryFile(path)).find()
    writeFileSync(path(), '{"fetchedAt":1')
    expect(directoryFile(path).read()).toBeNull()
  })

  test('that cannot be written costs nothing but itself', async () => {
    writeFileSync(join(folder, 'rdap'), 'in the way')
    expect(await iana(directoryFile(path)).find()).toMatchObject({ ok: true })
  })
})
