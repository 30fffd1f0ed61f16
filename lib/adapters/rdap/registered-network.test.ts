import { describe, expect, test } from 'vitest'
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { err } from '#lib/kernel/result.ts'
import { rdapRecording, replayRdap } from '#tests/support/rdap-replay.ts'
import { rdapNetwork, rdapRemarks } from './registered-network.ts'

const bootstrap = 'https://data.iana.org/rdap/ipv4.json'
const block = (text: string) => {
  const parsed = parsePrefix(text)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return parsed.value
}

const replay = (replies: Record<string, unknown>) => replayRdap('ipv4', replies)

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
        'https://rdap.arin.net/registry/ip/74.125.0.0/16': rdapRecording('arin-74.125.225.229'),
      }),
    )
    const answer = await ask(block('74.125.0.0/16'))
    expect(answer).toMatchObject({
      ok: true,
      value: {
        network: {
          start: '74.125.0.0',
          end: '74.125.255.255',
          name: 'GOOGLE',
          registeredAt: '2007-03-13T12:09:54-04:00',
        },
        trail: { hosts: ['rdap.arin.net'], unheard: null, directory: { publication: null } },
      },
    })
  })

  test('a registrant who is an organisation is named', async () => {
    const ask = rdapNetwork(
      replay({
        [bootstrap]: services,
        'https://rdap.arin.net/registry/ip/74.125.0.0/16': rdapRecording('arin-74.125.225.229'),
      }),
    )
    expect(await ask(block('74.125.0.0/16'))).toMatchObject({
      value: { network: { registrant: { handle: 'GOGL', name: 'Google Inc.' } } },
    })
  })

  test('a person is never named, and no contact gets out', async () => {
    const ask = rdapNetwork(
      replay({
        [bootstrap]: services,
        'https://rdap.db.ripe.net/ip/62.239.237.0/24': rdapRecording('ripe-62.239.237.1'),
      }),
    )
    const answer = await ask(block('62.239.237.0/24'))
    expect(answer).toMatchObject({
      value: { network: { type: 'ASSIGNED PA', registrant: { handle: 'XX1-RIPE', name: null } } },
    })
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

  test('one service that is named is asked about every block, and IANA about none', async () => {
    const ask = rdapNetwork(
      replay({ 'https://one.example/rdap/ip/62.239.237.0/24': rdapRecording('ripe-62.239.237.1') }),
      {
        service: () => 'https://one.example/rdap',
      },
    )
    expect(await ask(block('62.239.237.0/24'))).toMatchObject({
      ok: true,
      value: { network: { type: 'ASSIGNED PA' }, trail: { directory: null } },
    })
  })
})

describe('a registry that refers to another', () => {
  const [here, there] = [
    'https://rdap.db.ripe.net/ip/62.239.237.0/24',
    'https://rdap.arin.net/registry/ip/62.239.237.0/24',
  ]
  const moved = (redirectTo: string) => () => ({ ...err('unreachable' as const), redirectTo })
  const ask = (replies: Record<string, unknown>, place = {}) => {
    const rdap = replay({ [bootstrap]: services, ...replies })
    return { rdap, answer: rdapNetwork(rdap, place)(block('62.239.237.0/24')) }
  }
  const network = { startAddress: '62.239.237.0', endAddress: '62.239.237.255', name: 'MOVED' }

  test('by a redirect is followed to it, and the way is told', async () => {
    const { answer } = ask({ [here]: moved(there), [there]: network })
    expect(await answer).toMatchObject({
      value: { network: { name: 'MOVED' }, trail: { hosts: ['rdap.db.ripe.net', 'rdap.arin.net'] } },
    })
  })

  test.each([
    ['a host that IANA does not name', 'https://inner.example/ip/62.239.237.0/24'],
    ['a port of its own', 'https://rdap.arin.net:8443/ip/62.239.237.0/24'],
    ['http', 'http://rdap.arin.net/registry/ip/62.239.237.0/24'],
    ['an address of this machine', 'https://127.0.0.1/ip/62.239.237.0/24'],
    ['a name with a password', 'https://a:b@rdap.arin.net/registry/ip/62.239.237.0/24'],
  ])('to %s is not followed', async (_to, target) => {
    const { rdap, answer } = ask({ [here]: moved(target), [target]: network })
    expect(await answer).toEqual(err('unreachable'))
    expect(rdap.asked).not.toContain(target)
  })

  test('in a circle is left after a few turns', async () => {
    const { rdap, answer } = ask({ [here]: moved(there), [there]: moved(here) })
    expect(await answer).toEqual(err('unreachable'))
    expect(rdap.asked.length).toBeLessThan(6)
  })

  test('by a link is asked there, and the answer of whoever knows more stands', async () => {
    const { answer } = ask({ [here]: rdapRecording('related-to-another'), [there]: network })
    expect(await answer).toMatchObject({
      value: { network: { name: 'MOVED' }, trail: { hosts: ['rdap.db.ripe.net', 'rdap.arin.net'], unheard: null } },
    })
  })

  test.each([
    ['is silent', undefined, 'unreachable'],
    ['speaks of other addresses', { startAddress: '74.0.0.0', endAddress: '74.255.255.255' }, 'malformed'],
  ])('by a link that %s keeps its own answer, and says so', async (_case, reply, reason) => {
    const { answer } = ask({ [here]: rdapRecording('related-to-another'), ...(reply && { [there]: reply }) })
    expect(await answer).toMatchObject({
      value: {
        network: { name: 'EXAMPLE-NET' },
        trail: { hosts: ['rdap.db.ripe.net'], unheard: { host: 'rdap.arin.net', reason } },
      },
    })
  })

  test('upwards is asked for the registration above where that is wanted, and its failure is no absence', async () => {
    const above = 'https://rdap.db.ripe.net/ip/62.0.0.0/8'
    const cut = rdapRecording('related-to-another')
    const up = { startAddress: '62.0.0.0', endAddress: '62.255.255.255', type: 'ALLOCATED PA' }
    const withParent = { withParent: true }
    expect(await ask({ [here]: cut, [above]: up }, withParent).answer).toMatchObject({
      value: { parent: { ok: true, value: { type: 'ALLOCATED PA' } } },
    })
    expect(await ask({ [here]: cut }, withParent).answer).toMatchObject({ value: { parent: err('unreachable') } })
    const without = ask({ [here]: cut, [above]: up })
    expect(await without.answer).toMatchObject({ value: { parent: null } })
    expect(without.rdap.asked).not.toContain(above)
  })

  test('to a geofeed tells where it is', async () => {
    expect(await ask({ [here]: rdapRecording('related-to-another'), [there]: {} }).answer).toMatchObject({
      value: { network: { geofeed: { url: 'https://example.net/geofeed.csv', from: 'link' } } },
    })
  })
})

describe('a registry that was asked too often', () => {
  const url = 'https://rdap.db.ripe.net/ip/62.239.237.0/24'
  const tooOften = (retryAfterMs?: number) => () => ({
    ...err('rate-limited' as const),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  })

  test('is left alone for as long as it says, by whoever shares the memory', async () => {
    const rdap = replay({ [bootstrap]: services, [url]: tooOften(120_000) })
    expect(await rdapNetwork(rdap)(block('62.239.237.0/24'))).toEqual(err('rate-limited'))
    expect([...rdap.held]).toEqual([['rdap.db.ripe.net', 120_000]])
    expect(await rdapRemarks(rdap)(block('62.239.237.0/24'), 'x')).toEqual(err('rate-limited'))
    expect(rdap.asked.filter((asked) => asked === url)).toHaveLength(1)
  })

  test('without a word for how long is left alone for a minute, and never for longer than a day', async () => {
    for (const [said, kept] of [
      [undefined, 60_000],
      [400 * 24 * 3_600_000, 24 * 3_600_000],
    ] as const) {
      const rdap = replay({ [bootstrap]: services, [url]: tooOften(said) })
      await rdapNetwork(rdap)(block('62.239.237.0/24'))
      expect(rdap.held.get('rdap.db.ripe.net')).toBe(kept)
    }
  })

  test('does not keep others from being asked', async () => {
    const arin = 'https://rdap.arin.net/registry/ip/74.125.0.0/16'
    const rdap = replay({ [bootstrap]: services, [url]: tooOften(), [arin]: rdapRecording('arin-74.125.225.229') })
    await rdapNetwork(rdap)(block('62.239.237.0/24'))
    expect(await rdapNetwork(rdap)(block('74.125.0.0/16'))).toMatchObject({ ok: true })
  })

  test('is asked once more where it only failed, and held where it says when', async () => {
    const rdap = replay({ [bootstrap]: services })
    await rdapNetwork(rdap)(block('62.239.237.0/24'))
    expect(rdap.asked.filter((asked) => asked === url)).toHaveLength(2)
    const busy = () => ({ ...err('unreachable' as const), retryAfterMs: 5_000 })
    const said = replay({ [bootstrap]: services, [url]: busy })
    await rdapNetwork(said)(block('62.239.237.0/24'))
    expect(said.held.get('rdap.db.ripe.net')).toBe(5_000)
    expect(said.asked.filter((asked) => asked === url)).toHaveLength(1)
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
