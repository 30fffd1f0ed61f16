import { describe, expect, test } from 'vitest'
import { prefix } from '#tests/support/evidence.ts'
import type { NetworkAnswer, OutsideAnswer, RegisteredNetwork } from './outside.ts'
import { findToldRegistrant, sayRegistrant } from './told-registrant.ts'

const at = '2026-11-30T15:00:00.000Z'
const network: RegisteredNetwork = {
  ...{ start: '192.0.2.0', end: '192.0.2.255', handle: 'NET-1', name: 'TEST', type: null, country: 'NL', status: [] },
  ...{ registrant: { handle: 'ORG-1', name: 'Example Networks B.V.' }, geofeed: null },
  ...{ registeredAt: null, changedAt: null },
}
type Directory = NetworkAnswer['trail']['directory']
const byIana: Directory = { fetchedAt: at, publication: null }
const answering = (
  changes: Partial<RegisteredNetwork> = {},
  directory: Directory = byIana,
): OutsideAnswer<NetworkAnswer> => ({
  ...{ state: 'answered', at },
  value: {
    network: { ...network, ...changes },
    parent: null,
    trail: { hosts: ['rdap.iana.example', 'rdap.example'], unheard: null, directory },
  },
})
const told = (answer: Parameters<typeof findToldRegistrant>[1]) => {
  const found = findToldRegistrant(prefix('192.0.2.0/24'), answer)
  return found && sayRegistrant(found)
}

describe('the registrant of a block', () => {
  test('is told by its organisation’s name, with who said so and when', () => {
    expect(told(answering())).toBe(
      'RDAP of rdap.example, asked on 2026-11-30, names Example Networks B.V. (ORG-1) as its registrant.',
    )
  })

  test('is told without a host where the operator named the service', () => {
    expect(told(answering({}, null))).toMatch(/^RDAP, asked on 2026-11-30, names/)
  })

  test('that is no organisation is not named, nor by its handle, which is often made of a name', () => {
    const said = told(answering({ registrant: { handle: 'JD1-RIPE', name: null } }))
    expect(said).toContain('no organisation')
    expect(said).not.toContain('JD1')
  })

  test.each<[string, Parameters<typeof findToldRegistrant>[1]]>([
    ['nobody asked', null],
    ['nobody may be asked', { state: 'offline' }],
    ['its registry was silent', { state: 'unanswered', at, reason: 'timeout' }],
    ['its registry names none', answering({ registrant: null })],
    ['the answer is of a part of the block', answering({ end: '192.0.2.127' })],
  ])('is not told where %s', (_case, answer) => expect(told(answer)).toBeNull())
})
