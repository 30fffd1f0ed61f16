import { expect, test } from 'vitest'
import { prefix } from '#tests/support/evidence.ts'
import { explainNotScanned } from './watched-scan.ts'

test('lists are asked about a watched /20 or narrower, whoever watches it', () => {
  for (const block of ['240.0.0.0/20', '240.0.0.0/24', '240.0.0.1/32'])
    expect(explainNotScanned(prefix(block), false)).toBeNull()
})

test('lists are asked about a wider one only where control of it is proven, and the watcher is told', () => {
  expect(explainNotScanned(prefix('240.0.0.0/19'), true)).toBeNull()
  expect(explainNotScanned(prefix('240.0.0.0/14'), true)).toBeNull()
  expect(explainNotScanned(prefix('240.0.0.0/19'), false)).toContain('parts of a /20 or narrower, or prove control')
})

test('lists are asked about nothing wider than a /14, with control or without', () => {
  expect(explainNotScanned(prefix('240.0.0.0/13'), true)).toContain('widest is a /14: watch its parts')
})
