import { describe, expect, test } from 'vitest'
import { err } from '#lib/kernel/result.ts'
import { rdapRecording, replayRdap } from '#tests/support/rdap-replay.ts'
import { rdapAutnum } from './registered-autnum.ts'

const directory = {
  'https://data.iana.org/rdap/asn.json': {
    services: [
      [['64496-64503'], ['https://rdap.arin.net/registry']],
      [['64504-64511'], ['https://rdap.db.ripe.net/']],
    ],
  },
}
const here = 'https://rdap.arin.net/registry/autnum/64500'
const there = 'https://rdap.db.ripe.net/autnum/64500'
const recorded = rdapRecording('arin-autnum-64500')

function ask(replies: Record<string, unknown>, asn = 64500) {
  const rdap = replayRdap('asn', { ...directory, ...replies })
  return { rdap, answer: rdapAutnum(rdap)(asn) }
}

describe('asking for the registration of an AS number', () => {
  test('names an organisation, by the registry that IANA’s directory names for the number', async () => {
    expect(await ask({ [here]: recorded }).answer).toEqual({
      ok: true,
      value: {
        autnum: {
          ...{ first: 64500, last: 64500, handle: 'AS64500', name: 'EXAMPLE-AS', country: null, status: ['active'] },
          registrant: { handle: 'EXAMP-1', name: 'Example Networks LLC' },
          ...{ registeredAt: '2000-03-30T00:00:00-05:00', changedAt: '2012-02-24T09:44:34-05:00' },
        },
        trail: { hosts: ['rdap.arin.net'], unheard: null, directory: expect.objectContaining({ publication: null }) },
      },
    })
  })

  test('gives no contact and no street away', async () => {
    expect(JSON.stringify(await ask({ [here]: recorded }).answer)).not.toMatch(/Doe|DOE1|@|Street/)
  })

  test('names no registrant who is a person', async () => {
    const card = (kind: string) => [
      'vcard',
      [['fn', {}, 'text', 'Jo Doe'], ...(kind ? [['kind', {}, 'text', kind]] : [])],
    ]
    for (const kind of ['individual', '']) {
      const entities = [{ handle: 'X-1', roles: ['registrant'], vcardArray: card(kind) }]
      expect(await ask({ [here]: { startAutnum: 64500, endAutnum: 64500, entities } }).answer).toMatchObject({
        value: { autnum: { registrant: { name: null } } },
      })
    }
  })

  test('of a block of numbers tells the block, and of another number is no answer', async () => {
    const block = (startAutnum: number, endAutnum: number) => ({ [here]: { startAutnum, endAutnum } })
    expect(await ask(block(64496, 64511)).answer).toMatchObject({ value: { autnum: { first: 64496, last: 64511 } } })
    expect(await ask(block(64501, 64511)).answer).toEqual(err('malformed'))
    expect(await ask({ [here]: { startAutnum: 64500 } }).answer).toMatchObject({ value: { autnum: { last: 64500 } } })
    expect(await ask({ [here]: { handle: 'AS64500' } }).answer).toEqual(err('malformed'))
  })

  test('of a number that the directory has not is not found, without asking a registry', async () => {
    const { rdap, answer } = ask({}, 23456)
    expect(await answer).toEqual(err('not-found'))
    expect(rdap.asked).toEqual(['https://data.iana.org/rdap/asn.json'])
  })

  test('that nobody answers is a reason, and IANA’s silence too', async () => {
    expect(await ask({}).answer).toEqual(err('unreachable'))
    expect(await rdapAutnum(replayRdap('asn', {}))(64500)).toEqual(err('unreachable'))
  })

  test('is sent on to another registry of the directory, and to nobody else', async () => {
    const moved = (redirectTo: string) => () => ({ ...err('unreachable' as const), redirectTo })
    expect(await ask({ [here]: moved(there), [there]: recorded }).answer).toMatchObject({
      value: { trail: { hosts: ['rdap.arin.net', 'rdap.db.ripe.net'] } },
    })
    const inner = 'https://inner.example/autnum/64500'
    const { rdap, answer } = ask({ [here]: moved(inner), [inner]: recorded })
    expect(await answer).toEqual(err('unreachable'))
    expect(rdap.asked).not.toContain(inner)
  })

  test('follows a link to who knows more, if that speaks of the number', async () => {
    const linking = { startAutnum: 64496, endAutnum: 64511, links: [{ rel: 'related', href: there }] }
    expect(await ask({ [here]: linking, [there]: recorded }).answer).toMatchObject({
      value: { autnum: { registrant: { name: 'Example Networks LLC' } }, trail: { unheard: null } },
    })
    expect(await ask({ [here]: linking, [there]: { startAutnum: 1, endAutnum: 2 } }).answer).toMatchObject({
      value: { autnum: { first: 64496 }, trail: { unheard: { host: 'rdap.db.ripe.net', reason: 'malformed' } } },
    })
  })

  test('is asked of the one service that an operator names, and then of nobody by IANA', async () => {
    const rdap = replayRdap('asn', { 'https://one.example/rdap/autnum/64500': recorded })
    expect(await rdapAutnum(rdap, { service: () => 'https://one.example/rdap' })(64500)).toMatchObject({
      ok: true,
      value: { trail: { directory: null } },
    })
  })
})
