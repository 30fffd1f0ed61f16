import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Columns, decodeColumns, encodeColumns } from './columns.ts'

const anyColumn = fc.oneof(
  fc.uint8Array(),
  fc.uint16Array(),
  fc.uint32Array(),
  fc.int32Array(),
  fc.float64Array({ noNaN: true }),
)
const anyName = fc.oneof(
  fc.constantFrom('start', '@holder', 'größe'),
  fc.string({ minLength: 1 }).filter((name) => name !== '__proto__'),
)
const anyColumns: fc.Arbitrary<Columns> = fc.dictionary(anyName, anyColumn, { maxKeys: 6, noNullPrototype: true })

describe('an index file', () => {
  test('gives back the columns it was made of', () => {
    fc.assert(
      fc.property(anyColumns, (columns) => {
        expect(decodeColumns(encodeColumns(columns))).toEqual(columns)
      }),
      { numRuns: 2_000 },
    )
  })

  test('is read at any offset of a shared buffer', () => {
    const file = encodeColumns({ start: Uint32Array.of(1, 2 ** 32 - 1), weight: Float64Array.of(0.1) })
    for (let offset = 0; offset < 9; offset++) {
      const pooled = Buffer.alloc(offset + file.length)
      pooled.set(file, offset)
      const columns = decodeColumns(pooled.subarray(offset))
      expect([...(columns.start ?? [])]).toEqual([1, 2 ** 32 - 1])
      expect([...(columns.weight ?? [])]).toEqual([0.1])
    }
  })

  test('lays its columns over the bytes without copying them', () => {
    const file = encodeColumns({ start: Uint32Array.of(7) })
    expect(decodeColumns(file).start?.buffer).toBe(file.buffer)
  })

  test('of the same columns is the same bytes, and of other columns is not', () => {
    const digest = (columns: Columns) => createHash('sha256').update(encodeColumns(columns)).digest('hex')
    expect(digest({ a: Uint8Array.of(1) })).toBe(digest({ a: Uint8Array.of(1) }))
    expect(digest({ a: Uint8Array.of(1) })).not.toBe(digest({ a: Uint16Array.of(1) }))
  })

  test('of no columns at all is still an index file', () => {
    expect(decodeColumns(encodeColumns({}))).toEqual({})
  })

  test('is not mistaken for another file, nor read when cut short', () => {
    expect(() => decodeColumns(new TextEncoder().encode('{"not":"an index"}'))).toThrow('starts with its mark')
    expect(() => decodeColumns(new Uint8Array(0))).toThrow()
    const file = encodeColumns({ start: new Uint32Array(100) })
    expect(() => decodeColumns(file.slice(0, -8))).toThrow()
  })
})
