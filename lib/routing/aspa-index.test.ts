import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeColumns, encodeColumns } from '#lib/kernel/columns.ts'
import { buildAspaIndex, openAspaIndex } from './aspa-index.ts'

test('what an AS attested is found, its providers ascending and each once; another has attested nothing', () => {
  const index = openAspaIndex(
    buildAspaIndex([
      { customer: 64500, providers: [64502, 64501, 64502], offset: 10 },
      { customer: 4_294_967_295, providers: [0], offset: 20 },
    ]),
  )
  expect(index.find(64500)).toEqual({ customer: 64500, providers: [64501, 64502], offset: 10 })
  expect(index.find(4_294_967_295)).toEqual({ customer: 4_294_967_295, providers: [0], offset: 20 })
  expect(index.find(64501)).toBeNull()
  expect(openAspaIndex(buildAspaIndex([])).find(64500)).toBeNull()
})

const asn = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 0xffffffff }))

test('any objects, several a customer, are united; also out of their file', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ customer: asn, providers: fc.array(asn), offset: fc.nat() })), (rows) => {
      const index = openAspaIndex(decodeColumns(encodeColumns(buildAspaIndex(rows))))
      const wanted = new Map(rows.map(({ customer }) => [customer, new Set<number>()]))
      for (const { customer, providers } of rows) for (const one of providers) wanted.get(customer)?.add(one)
      expect(index.size).toBe(wanted.size)
      for (const [customer, providers] of wanted) {
        expect(index.find(customer)?.providers).toEqual([...providers].sort((a, b) => a - b))
      }
    }),
  )
})
