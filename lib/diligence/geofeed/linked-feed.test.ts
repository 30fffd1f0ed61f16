import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rangeOf, rangeSize } from '#lib/address-space/range.ts'
import { prefix } from '#tests/support/evidence.ts'
import { readLinkedFeed, sayPlace } from './linked-feed.ts'

const block = prefix('192.0.2.0/24')
const registration = rangeOf(prefix('192.0.2.0/23'))
const read = (...lines: string[]) =>
  readLinkedFeed(new TextEncoder().encode(`${lines.join('\n')}\n`), { block, registration })
const places = (...lines: string[]) => read(...lines).placings.map(sayPlace)

describe('a linked geofeed', () => {
  test('places the block by its most specific lines, and says what it leaves out', () => {
    const reading = read('192.0.2.0/25,NL,NL-UT,Utrecht,', '192.0.2.64/26,DE,DE-BE,Berlin,', '198.51.100.0/24,FR,,,')
    expect(reading.placings).toEqual([
      { start: 0xc0000200, end: 0xc000023f, country: 'NL', region: 'NL-UT', city: 'Utrecht' },
      { start: 0xc0000240, end: 0xc000027f, country: 'DE', region: 'DE-BE', city: 'Berlin' },
    ])
    expect(reading).toMatchObject({ unplaced: 128, ignored: 0, entries: { ipv4: 3 } })
  })

  test('of a wider line inside the registration takes it for the block', () => {
    expect(places('192.0.2.0/23,NL,,,')).toEqual(['NL'])
  })

  test('does not speak for more than its registration: a line that reaches outside is ignored and counted', () => {
    expect(read('192.0.0.0/16,NL,,,')).toMatchObject({ placings: [], unplaced: 256, ignored: 1 })
  })

  test('without a line about the block says nothing of it, which is not that it is nowhere', () => {
    expect(read('198.51.100.0/24,FR,,,')).toMatchObject({ placings: [], unplaced: 256, ignored: 0, faults: [] })
    expect(places('192.0.2.0/24,,,,')).toEqual(['no location, as it asks'])
  })

  test('of which a line is wrong is read without it, and the fault is told where the line is about the block', () => {
    const reading = read('192.0.2.0/24,Netherlands,,,', '198.51.100.0/24,France,,,')
    expect(reading).toMatchObject({ placings: [], counts: { error: 2 } })
    expect(reading.faults.map(({ line, rule }) => [line, rule])).toEqual([[1, 'country-malformed']])
  })

  test('with two lines for one prefix that differ has neither', () => {
    expect(read('192.0.2.0/24,NL,,,', '192.0.2.0/24,DE,,,')).toMatchObject({ placings: [], unplaced: 256 })
  })

  test('that is a web page is told to be none', () => {
    expect(read('<!doctype html>', '<p>Gone</p>').faults.map(({ rule }) => rule)).toEqual(['not-a-feed'])
  })

  test('that places each address by itself is kept as its first ranges and a count, for they stay in memory', () => {
    const lines = Array.from({ length: 256 }, (_, host) => `192.0.2.${host}/32,NL,,Town ${host},`)
    const reading = read(...lines)
    expect(reading).toMatchObject({ placings: { length: 50 }, morePlacings: 206, unplaced: 0 })
    expect(read(...lines.slice(0, 50))).toMatchObject({ placings: { length: 50 }, morePlacings: 0 })
  })

  test('that has a novel for a city is kept with the beginning of it', () => {
    const [placing] = read(`192.0.2.0/24,NL,,${'a'.repeat(100_000)},`).placings
    expect(placing?.city).toBe(`${'a'.repeat(100)}…`)
  })

  test('places no address twice and none outside the block, whatever it says', () => {
    const line = fc.record({ host: fc.integer({ min: 0, max: 511 }), length: fc.integer({ min: 22, max: 32 }) })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        const { placings, unplaced } = read(
          ...lines.map(({ host, length }, index) => {
            const bits = 2 ** (32 - length)
            const address = 0xc0000200 + Math.floor(host / bits) * bits
            const aligned = Math.floor(address / bits) * bits
            const dotted = [24, 16, 8, 0].map((shift) => (aligned >>> shift) & 255).join('.')
            return `${dotted}/${length},${index % 2 ? 'NL' : 'DE'},,,`
          }),
        )
        const placed = placings.reduce((sum, range) => sum + rangeSize(range), 0)
        expect(placed + unplaced).toBe(256)
        for (const [index, { start, end }] of placings.entries()) {
          expect(start).toBeGreaterThan(placings[index - 1]?.end ?? 0xc00001ff)
          expect(end).toBeLessThanOrEqual(0xc00002ff)
        }
      }),
    )
  })
})
