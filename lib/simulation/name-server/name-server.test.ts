import { describe, expect, test } from 'vitest'
import { type Prefix, prefixSize } from '#lib/address-space/prefix.ts'
import { chooseZones } from '#lib/reputation/choose-zones.ts'
import { prefix } from '#tests/support/evidence.ts'
import { dayOf } from '../world/day.ts'
import { buildWorld } from '../world/world.ts'
import { writeMailZones } from '../world/writers/mail-zones.ts'
import { answerQuestion, type Zones } from './answer-question.ts'
import { readZone } from './zone-data.ts'

const genesis = '2026-11-24'
const world = buildWorld({ seed: 'dotquad', genesis })
const zonesAt = (day: number): Zones =>
  new Map(writeMailZones(world, day).map(({ zone, text }) => [zone, readZone(text)]))

/** With the keys that an operator of this world is told. */
const { asked } = chooseZones({
  hasResolver: true,
  keys: { 'spamhaus-zen': 'simulated', 'barracuda-brbl': 'registered' },
})

describe('the lists of the simulated world', () => {
  const today = zonesAt(dayOf(genesis))

  function listedIn(block: Prefix) {
    const hosts = Array.from({ length: prefixSize(block) }, (_, host) => block.address + host)
    return asked.flatMap(({ zone, suffix }) =>
      hosts.flatMap((address) => {
        const codes = today.get(suffix)?.(address) ?? []
        return codes.length > 0 ? [{ id: zone.id, codes }] : []
      }),
    )
  }

  test('no list has an address of the clean block, nor of the one that was delisted', () => {
    expect(listedIn(prefix('240.0.0.0/22'))).toEqual([])
    expect(listedIn(prefix('240.0.32.0/22'))).toEqual([])
  })

  test('the bad block stands on ZEN where DROP has it, and whole on a list that punishes its AS', () => {
    const found = listedIn(prefix('240.0.64.0/24'))
    expect(found.filter(({ id }) => id === 'spamhaus-zen').map(({ codes }) => codes)).toEqual(
      Array(256).fill([0x7f000002, 0x7f000009]),
    )
    expect(found.filter(({ id }) => id === 'uceprotect-3')).toHaveLength(256)
    expect(listedIn(prefix('240.0.120.0/24')).map(({ id }) => id)).toEqual(Array(256).fill('uceprotect-3'))
  })

  test('the block on the second list alone has some addresses on lists of guilt', () => {
    const found = listedIn(prefix('240.0.41.0/24'))
    const spamcop = found.filter(({ id }) => id === 'spamcop').length
    expect(spamcop).toBeGreaterThan(8)
    expect(spamcop).toBeLessThan(96)
  })

  test('some blocks are listed by policy, and none of them is a scenario', () => {
    const zen = writeMailZones(world, dayOf(genesis)).find(({ zone }) => zone.includes('zen'))
    const policy = zen?.text.split('\n').filter((line) => line.includes('127.0.0.10')) ?? []
    expect(policy.length).toBeGreaterThan(5)
    expect(policy.filter((line) => /^240\.0\.|^243\.0\./.test(line))).toEqual([])
  })

  test('a listing is there from the day it began', () => {
    const codesOn = (zones: Zones) => zones.get('simulated.zen.dq.spamhaus.net')?.(0xf0004001)
    expect(codesOn(zonesAt(dayOf(genesis) - 61))).toEqual([])
    expect(codesOn(today)).toEqual([0x7f000002, 0x7f000009])
  })

  test('what is no question is not answered, and a cut one is a format error', () => {
    expect(answerQuestion(Buffer.alloc(4), today)).toBeNull()
    const cut = answerQuestion(Buffer.from('123401000001000000000000036162', 'hex'), today)
    expect(cut?.readUInt16BE(0)).toBe(0x1234)
    expect((cut?.[3] ?? 0) & 15).toBe(1)
  })
})
