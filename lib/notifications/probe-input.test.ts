import { expect, test } from 'vitest'
import { readProbeForm } from './probe-input.ts'

test('an address and a port are taken, blanks around them aside', () => {
  expect(readProbeForm({ address: ' 240.0.0.7 ', port: ' 443' })).toEqual({
    ok: true,
    value: { address: 0xf0000007, port: 443 },
  })
})

test.each(['', '0', '65536', '4e2', '-1', 'https'])('%j is no port, and what would be one is said', (port) => {
  expect(readProbeForm({ address: '240.0.0.7', port })).toMatchObject({
    ok: false,
    error: { port: expect.stringContaining('write 1 to 65535') },
  })
})

test('a prefix is no address', () => {
  expect(readProbeForm({ address: '240.0.0.0/24', port: '443' })).toMatchObject({
    ok: false,
    error: { address: expect.any(String) },
  })
})
