import { describe, expect, test } from 'vitest'
import { prefix } from '#tests/support/evidence.ts'
import type { Delegation, ReverseStanding } from '../reverse-dns/reverse-reading.ts'
import { strandedZones } from './stranded-beside.ts'
import { tellDelegations } from './stranded-words.ts'

const at = '2026-11-22T10:00:00Z'

function standing(zonesInAll: number, ...delegations: Delegation[]): ReverseStanding {
  const zones = delegations.map((delegation, index) => ({
    ...{ zone: `${18 + index}.198.in-addr.arpa`, block: `198.${18 + index}.0.0/16`, delegation, why: null },
    servers: ['ns1.example.net', 'ns1.example.net', 'ns2.example.net'].map((name) => ({
      ...{ name, address: null, state: 'answers' as const, why: null },
    })),
    ...{ isSigned: null, ptr: null },
  }))
  return { state: 'kept', canAsk: true, last: { at, reading: { resolver: 'r', zones, zonesInAll } }, problem: null }
}

const says = (reverse: ReverseStanding, block = '198.18.0.0/16', length = 20) =>
  tellDelegations(strandedZones(prefix(block), length, reverse))
    .map(({ text }) => text)
    .join(' ')

describe('reverse zones over several parts', () => {
  test('are named with the servers they are delegated to and the day that was asked', () => {
    expect(says(standing(1, 'delegated'))).toBe(
      '1 reverse zone delegated as a whole spans several parts: 18.198.in-addr.arpa to ns1.example.net and ns2.example.net, asked on 2026-11-22 10:00 UTC. Its servers go on answering for every part until the registry delegates anew.',
    )
  })

  test('that are not delegated strand nobody', () => {
    expect(says(standing(1, 'none'))).toContain('No reverse zone that spans several parts is delegated')
  })

  test('that nobody told of, or nobody asked for, are never called undelegated', () => {
    expect(says(standing(1, 'failed'))).toBe(
      'Of 1 such zone, 0 told whether they are delegated, asked on 2026-11-22 10:00 UTC.',
    )
    expect(says(standing(4, 'none', 'none'), '198.16.0.0/14')).toContain('Of 4 such zones, 2 told')
    for (const reverse of [
      { state: 'not-kept' },
      { state: 'unreadable' },
      { state: 'kept', canAsk: true, last: null, problem: { at, reason: 'no answer' } },
    ] satisfies ReverseStanding[])
      expect(says(reverse)).toContain('not checked')
  })

  test('are of no concern where each part has zones of its own', () => {
    expect(says({ state: 'not-kept' }, '198.18.0.0/20', 22)).toBe('')
    expect(says({ state: 'not-kept' }, '198.18.0.0/24', 26)).toContain('not checked')
  })
})
