import { expect, test } from 'vitest'
import { readEvidence } from './inputs.ts'

test('what is typed becomes the evidence that the move wants, and nothing else', () => {
  const read = readEvidence(['signature', 'dossier'], {
    signature: '  Bea Buyer ',
    reason: 'unasked',
    dossier: 'forged',
  })
  expect(read).toEqual({ ok: true, value: { signature: { name: 'Bea Buyer' } } })
})

test('what is missing, blank or too long is told beside its field', () => {
  const read = readEvidence(['reason', 'registry-ticket', 'signature'], {
    'registry-ticket': ' \t',
    signature: 'x'.repeat(201),
  })
  expect(read).toEqual({
    ok: false,
    error: {
      reason: 'Say why; it stays in the record of the deal.',
      'registry-ticket': 'Give the number that the registry gave your request.',
      signature: 'Use at most 200 characters.',
    },
  })
})

test('line breaks are kept as one character, however a browser sends them', () => {
  expect(readEvidence(['reason'], { reason: 'One.\r\nTwo.' })).toEqual({
    ok: true,
    value: { reason: { text: 'One.\nTwo.' } },
  })
})
