import { expect, test } from 'vitest'
import { quote } from './quote.ts'

test('a short text is quoted whole', () => {
  expect(quote('10.0.0.0/8')).toBe('"10.0.0.0/8"')
  expect(quote('x'.repeat(40))).toBe(`"${'x'.repeat(40)}"`)
})

test('a long text is clipped to 40 characters, and none is cut in half', () => {
  expect(quote('x'.repeat(1_000_000))).toBe(`"${'x'.repeat(40)}…"`)
  expect(quote('😀'.repeat(41))).toBe(`"${'😀'.repeat(40)}…"`)
})

test('what a terminal or a page would obey is shown as unknown', () => {
  expect(quote('a\u001b[31m\n\u202e\u2028\ud800')).toBe('"a\uFFFD[31m\uFFFD\uFFFD\uFFFD\uFFFD"')
})
