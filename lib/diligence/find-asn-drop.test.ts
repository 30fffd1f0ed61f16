import { expect, test } from 'vitest'
import { asnDropOf, nothingImported } from '#tests/support/evidence.ts'
import { findAsnDrop, listDroppedAsns } from './find-asn-drop.ts'

const source = (status: 'observed' | 'failed') => ({
  ...{ source: 'spamhaus-asndrop', kind: 'asn-drop' as const, status },
  ...{ asOf: null, fetchedAt: null, sha256: null, records: null },
})
const asnDrop = asnDropOf([64_500, 'EXAMPLE-NET'])

test('an AS on the list is found with what the list says of it, any other is not', () => {
  const evidence = { ...nothingImported, asnDrop, sources: [source('observed')] }
  expect(findAsnDrop(64_500, evidence)).toMatchObject({
    answer: 'found',
    entry: { name: 'EXAMPLE-NET' },
    asOf: '2026-06-19',
  })
  expect(findAsnDrop(64_501, evidence)).toMatchObject({ answer: 'nothing-found', status: 'observed' })
})

test('without the list nothing is found and nothing is said not to be', () => {
  expect(findAsnDrop(64_500, nothingImported).answer).toBe('not-checked')
  expect(findAsnDrop(64_500, { ...nothingImported, sources: [source('failed')] }).answer).toBe('failed')
})

test('the whole list is read where there is one; without it no origin is cleared', () => {
  const evidence = { ...nothingImported, asnDrop, sources: [source('observed')] }
  expect(listDroppedAsns(evidence)).toMatchObject({ answer: 'read', asOf: '2026-06-19', asns: new Set([64_500]) })
  expect(listDroppedAsns(nothingImported).answer).toBe('not-checked')
  expect(listDroppedAsns({ ...nothingImported, sources: [source('failed')] }).answer).toBe('failed')
})
