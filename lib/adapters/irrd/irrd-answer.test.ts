import fc from 'fast-check'
import { expect, test } from 'vitest'
import { takeAnswer } from './irrd-answer.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')
const route = 'route: 192.0.2.0/24\norigin: AS64500\nsource: RADB\n'

test('a text comes with its length before and a C behind it', () => {
  expect(takeAnswer(bytes(`A${route.length}\n${route}C\nD\n`))).toEqual({
    kind: 'answer',
    answer: { kind: 'text', text: route },
    bytes: route.length + `A${route.length}\nC\n`.length,
  })
})

test.each([
  ['C\n', { kind: 'done' }],
  ['D\n', { kind: 'unknown-key' }],
  ['F Missing origin\n', { kind: 'failed', reason: 'Missing origin' }],
])('%j is an answer by itself', (text, answer) => {
  expect(takeAnswer(bytes(text))).toEqual({ kind: 'answer', answer, bytes: text.length })
})

test.each(['HTTP/1.1 400 Bad Request\r\n', '% no such thing\n', 'A-1\n', 'A12x\n', `${'x'.repeat(2000)}`])(
  '%.20j… is no answer of an IRRd server',
  (text) => expect(takeAnswer(bytes(text))).toEqual({ kind: 'malformed' }),
)

test('a text that is longer than it says is malformed, and so is one without its C', () => {
  expect(takeAnswer(bytes(`A5\n${route}C\n`))).toEqual({ kind: 'malformed' })
  expect(takeAnswer(bytes(`A${route.length}\n${route}D\n`))).toEqual({ kind: 'malformed' })
})

test('an answer that is not all there asks for more, wherever it is cut', () => {
  const whole = bytes(`A${route.length}\n${route}C\n`)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
      expect(takeAnswer(whole.subarray(0, length))).toEqual({ kind: 'more' })
    }),
  )
})
