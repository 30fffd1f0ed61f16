import { expect, test } from 'vitest'
import { parseAddress } from '#lib/address-space/address.ts'
import { chooseZones } from './choose-zones.ts'
import { rateOf } from './dnsbl-zone.ts'
import { dnsblZones } from './dnsbl-zones.ts'

const zoneOf = (id: string) => {
  const zone = dnsblZones.find((one) => one.id === id)
  if (!zone) throw new Error(`no zone ${id}`)
  return zone
}

test('every row has an id of its own, codes inside 127.0.0.0/8, and the day it was read', () => {
  expect(new Set(dnsblZones.map(({ id }) => id)).size).toBe(dnsblZones.length)
  for (const { codes, dateRead, source } of dnsblZones) {
    for (const { code } of codes)
      expect(parseAddress(code)).toMatchObject({ ok: true, value: expect.toSatisfy((a: number) => a >>> 24 === 127) })
    expect(dateRead).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(source).not.toBe('')
  }
})

test('without a resolver nobody is asked, and each list says why', () => {
  const { asked, unasked } = chooseZones({ hasResolver: false, keys: {} })
  expect(asked).toEqual([])
  expect(unasked).toHaveLength(dnsblZones.length)
  expect(unasked.every(({ reason }) => reason !== '')).toBe(true)
})

test('a list that wants a key or a registration is asked with it, and else said not to be', () => {
  const { asked, unasked } = chooseZones({ hasResolver: true, keys: { 'spamhaus-zen': 'abc' } })
  expect(asked.find(({ zone }) => zone.id === 'spamhaus-zen')?.suffix).toBe('abc.zen.dq.spamhaus.net')
  const reasons = Object.fromEntries(unasked.map(({ zone, reason }) => [zone.id, reason]))
  expect(reasons).toMatchObject({
    'abusix-combined': 'no key for it',
    'barracuda-brbl': 'the resolver is not registered with it',
    abuseipdb: expect.stringContaining('key'),
    sorbs: 'shut down since 2024-06-05',
  })
})

test('a dead list is asked by nobody, whatever key is given', () => {
  const { asked } = chooseZones({ hasResolver: true, keys: { sorbs: 'abc', talos: 'abc' } })
  expect(asked.map(({ zone }) => zone.id)).not.toEqual(expect.arrayContaining(['sorbs']))
  expect(asked.map(({ zone }) => zone.id)).not.toEqual(expect.arrayContaining(['talos']))
})

test('a day’s allowance bounds the questions of a second', () => {
  expect(rateOf(zoneOf('spamhaus-zen'))).toBeCloseTo(3.47, 2)
  expect(rateOf(zoneOf('spamcop'))).toBe(20)
})
