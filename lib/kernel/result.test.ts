import { expect, test } from 'vitest'
import { invariant } from './invariant.ts'
import { err, ok } from './result.ts'

test('a result is a value or a reason', () => {
  expect(ok(1)).toEqual({ ok: true, value: 1 })
  expect(err('no')).toEqual({ ok: false, error: 'no' })
})

test('a broken invariant throws and names its claim', () => {
  expect(() => invariant(false, 'the sky is up')).toThrow('Broken invariant: the sky is up')
  expect(() => invariant(true, 'the sky is up')).not.toThrow()
})
