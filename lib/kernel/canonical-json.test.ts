import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

test('the same content is the same text, in whatever order its keys came', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'é"' }], a: true })).toBe('{"a":true,"b":[1,{"c":"é\\"","d":null}]}')
  expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }))
})

test('it is JSON, and reads back as what it was', () => {
  const anyJson = fc.jsonValue().filter((value) => !/\d[.e]|\d{16}|-0/.test(JSON.stringify(value)))
  fc.assert(
    fc.property(anyJson, (value) => {
      const plain = JSON.parse(JSON.stringify(value))
      expect(JSON.parse(canonicalJson(plain))).toEqual(plain)
    }),
  )
})

test('a fraction is refused, since it has several spellings', () => {
  expect(() => canonicalJson([0.1])).toThrow('numbers that are hashed are whole')
})
