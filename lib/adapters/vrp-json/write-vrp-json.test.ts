import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstOfBlock } from '#lib/address-space/aligned-blocks.ts'
import type { VrpPayload } from '#lib/routing/vrp-feed.ts'
import { openVrpIndex } from '#lib/routing/vrp-index.ts'
import { bytesOf, onlySnapshot } from '#tests/support/format-reading.ts'
import { vrpSetOf } from '#tests/support/vrp-set.ts'
import { vrpJson } from './vrp-json.ts'
import { writeVrpJson } from './write-vrp-json.ts'

const at = Date.parse('2026-11-23T09:00:00Z')

function write(payloads: readonly VrpPayload[]): string {
  const delta = { announced: [], withdrawn: [] }
  const update = {
    cache: 'rpki.example:8282',
    sessionId: 7,
    serial: 12,
    set: vrpSetOf(payloads),
    delta,
    expireSeconds: 7200,
  }
  return [...writeVrpJson({ update, at, usableUntil: at + 7_200_000 })].join('')
}

const facts = { name: 'rtr-vrps.json', listName: null }

const anyPayload = fc
  .tuple(fc.integer({ min: 0, max: 0xffffffff }), fc.nat(32), fc.nat(32), fc.integer({ min: 0, max: 0xffffffff }))
  .map(([address, a, b, asn]): VrpPayload => {
    const length = Math.min(a, b)
    return { address: firstOfBlock(address, length), length, maxLength: Math.max(a, b), asn }
  })

test('the ordinary reader recognises what is written and gets every VRP back, without a trust anchor', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(anyPayload, { selector: (vrp) => JSON.stringify(vrp) }), async (payloads) => {
      const text = write(payloads)
      expect(vrpJson.recognise(text, facts)).toBe(true)
      const { columns, records } = await onlySnapshot(vrpJson.read(bytesOf(text), facts))
      const index = openVrpIndex(columns)
      const read = Array.from({ length: index.size }, (_, row) => index.row(row))
      const plain = read.map(({ address, length, maxLength, asn }) => ({ address, length, maxLength, asn }))
      expect(new Set(plain.map((vrp) => JSON.stringify(vrp)))).toEqual(
        new Set(payloads.map((vrp) => JSON.stringify(vrp))),
      )
      expect(read.every(({ ta }) => ta === null)).toBe(true)
      expect(records).toBe(payloads.length)
    }),
    { numRuns: 30 },
  )
})

test('it is dated by when the cache told it, and good for as long as the cache said', async () => {
  const text = write([{ address: 0xc0000200, length: 24, maxLength: 24, asn: 64496 }])
  expect(JSON.parse(text).metadata.rtr).toEqual({ cache: 'rpki.example:8282', session: 7, serial: 12 })
  expect(await onlySnapshot(vrpJson.read(bytesOf(text), facts))).toMatchObject({
    source: 'rpki-vrps',
    asOf: '2026-11-23T09:00:00Z',
    usableUntil: '2026-11-23T11:00:00Z',
  })
})

test('a set of many pieces is one list', async () => {
  const payloads = Array.from({ length: 9000 }, (_, index) => ({
    address: 0x0a000000 + index * 256,
    length: 24,
    maxLength: 24,
    asn: 1,
  }))
  expect(await onlySnapshot(vrpJson.read(bytesOf(write(payloads)), facts))).toMatchObject({ records: 9000 })
})
