import { expect, test } from 'vitest'
import { domainOf, findRir, registryInSentence, registryTitle, rirs, trustAnchorOf } from './rir.ts'

test('a registry is known by the name of its statistics and by that of its transfer log', () => {
  expect(findRir('ripencc')).toBe('ripencc')
  expect(findRir('RIPE NCC')).toBe('ripencc')
  expect(findRir('iana')).toBeNull()
})

test('a body that is none of the five is told as printed', () => {
  expect(registryTitle('iana')).toBe('iana')
  expect(registryInSentence('iana')).toBe('iana')
})

test('only the RIPE NCC takes an article, and only its trust anchor and domain drop the NCC', () => {
  expect(rirs.map(registryInSentence)).toEqual(['AFRINIC', 'APNIC', 'ARIN', 'LACNIC', 'the RIPE NCC'])
  expect(rirs.map(trustAnchorOf)).toEqual(['afrinic', 'apnic', 'arin', 'lacnic', 'ripe'])
  expect(domainOf('ripencc')).toBe('ripe.net')
})
