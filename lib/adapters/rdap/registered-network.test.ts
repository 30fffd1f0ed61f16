import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { Bootstrap, findService, rdapNetwork, rdapRemarks } from './registered-network.ts'

const recording = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../tests/recordings/rdap/${name}.json`, import.meta.url), 'utf8'))

const bootstrap = 'https://data.iana.org/rdap/ipv4.json'
const block = (text: string) => {
  const parsed = parsePrefix(text)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return parsed.value
}

/** Answers as recorded, by URL; anything else is unreachable. */
const replay =
  (replies: Record<string, unknown>) =>
  async <T>(url: string, schema: z.ZodType<T>) => {
    if (!(url in replies)) return err('unreachable' as const)
    const parsed = schema.safeParse(replies[url])
    return parsed.success ? ok(parsed.data) : err('malformed' as const)
  }

const services = {
  services: [
    [['74.0.0.0/8'], ['http://rdap.arin.net/', 'https://rdap.arin.net/registry']],
    [['62.0.0.0/8'], ['https://rdap.db.ripe.net/']],
  ],
}

describe('asking a registry by RDAP', () => {
  test('padded addresses are read as what they mean', async () => {
    const ask = rdapNetwork(
      replay({
        [bootstrap]: services,
        'https://rdap.arin.net/registry/ip/74.125.0.0/16': recording('arin-74.125.225.229'),
      }),
    )
    const answer = await ask(block('74.125.0.0/16'))
    expect(answer).toMatchObject({
      ok: true,
      value: { start: '74.125.0.0', end: '74.125.255.255', name: 'GOOGLE', registeredAt: '2007-03-13T12:09:54-04:00' },
    })
  })

  test('a registrant who is an organisation is named', async () => {
    const ask = rdapNetwork(
      replay({
        [bootstrap]: services,
        'https://rdap.arin.net/registry/ip/74.125.0.0/16': recording('arin-74.125.225.229'),
      }),
    )
    expect(await ask(block('74.125.0.0/16'))).toMatchObject({
      value: { registrant: { handle: 'GOGL', name: 'Google Inc.' } },
    })
  })

  test('a person is never named, and no contact gets out', async () => {
    const ask = rdapNetwork(
      replay({ [bootstrap]: services, 'https://rdap.db.ripe.net/ip/62.239.237.0/24': recording('ripe-62.239.237.1') }),
    )
    const answer = await ask(block('62.239.237.0/24'))
    expect(answer).toMatchObject({ value: { type: 'ASSIGNED PA', registrant: { handle: 'XX1-RIPE', name: null } } })
    expect(JSON.stringify(answer)).not.toMatch(/Person|@/)
  })

  test('space that no registry has is not found, without asking one', async () => {
    expect(await rdapNetwork(replay({ [bootstrap]: services }))(block('240.0.64.0/18'))).toEqual(err('not-found'))
  })

  test('a registry that does not answer is a reason, not an empty answer', async () => {
    expect(await rdapNetwork(replay({ [bootstrap]: services }))(block('62.239.237.0/24'))).toEqual(err('unreachable'))
    expect(
      await rdapNetwork(
        replay({ [bootstrap]: services, 'https://rdap.db.ripe.net/ip/62.239.237.0/24': { name: 'x' } }),
      )(block('62.239.237.0/24')),
    ).toEqual(err('malformed'))
  })

  test('IANA is asked which registry it is once a day, and again after it did not answer', async () => {
    let [time, asked] = [0, 0]
    const network = rdapNetwork(
      async (url, schema) => {
        if (url === bootstrap) asked += 1
        const known = asked > 1 ? { [bootstrap]: services } : {}
        return replay(known)(url, schema)
      },
      { now: () => time },
    )
    for (const hours of [0, 1, 24, 26]) {
      time = hours * 3_600_000
      await network(block('62.239.237.0/24'))
    }
    expect(asked).toBe(3)
  })

  test('one service that is named is asked about every block, and IANA about none', async () => {
    const ask = rdapNetwork(replay({ 'https://one.example/rdap/ip/62.239.237.0/24': recording('ripe-62.239.237.1') }), {
      service: () => 'https://one.example/rdap',
    })
    expect(await ask(block('62.239.237.0/24'))).toMatchObject({ ok: true, value: { type: 'ASSIGNED PA' } })
  })

  test('IANA’s own bootstrap file names a registry over HTTPS', () => {
    const parsed = Bootstrap.parse(recording('iana-bootstrap-20150811'))
    expect(findService(parsed, block('41.0.0.0/16'))).toBe('https://rdap.afrinic.net/rdap/')
  })
})

describe('looking for a token in the remarks of a registration', () => {
  const remarked = (description: readonly string[]) =>
    rdapRemarks(
      replay({
        'https://one.example/ip/240.0.0.0/22': {
          startAddress: '240.0.0.0',
          endAddress: '240.0.3.255',
          remarks: [{ title: 'remarks', description }],
        },
      }),
      { service: () => 'https://one.example' },
    )

  test('tells whether it stands there, and nothing else of what does', async () => {
    const answer = await remarked(['call Jo on +49 1', 'control=abc'])(block('240.0.0.0/22'), 'control=abc')
    expect(answer).toMatchObject({ ok: true, value: { hasToken: true, network: { start: '240.0.0.0' } } })
    expect(JSON.stringify(answer)).not.toContain('Jo')
    expect(await remarked(['control=ab'])(block('240.0.0.0/22'), 'control=abc')).toMatchObject({
      value: { hasToken: false },
    })
  })

  test('a registry that does not answer is a reason, not a missing token', async () => {
    expect(await remarked([])(block('240.0.4.0/22'), 'control=abc')).toEqual(err('unreachable'))
  })
})
