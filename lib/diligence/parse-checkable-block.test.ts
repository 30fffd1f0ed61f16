import { expect, test } from 'vitest'
import { parseCheckableBlock } from './parse-checkable-block.ts'

test('a block of /8 or longer is taken as it is', () => {
  expect(parseCheckableBlock('41.0.0.0/8')).toMatchObject({ ok: true, value: { length: 8 } })
  expect(parseCheckableBlock('192.0.2.1/32').ok).toBe(true)
})

test('a wider one is refused, and the sentence names the way that takes it', () => {
  const parsed = parseCheckableBlock('0.0.0.0/0')
  expect(parsed).toMatchObject({ ok: false, error: { code: 'too-wide' } })
  expect(!parsed.ok && parsed.error.message).toContain('dotquad dossier 0.0.0.0/0')
})

test('a bad prefix keeps its own reason', () => {
  expect(parseCheckableBlock('10.0.0.5/24')).toMatchObject({ ok: false, error: { code: 'host-bits' } })
})
