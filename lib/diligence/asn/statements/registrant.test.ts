import { describe, expect, test } from 'vitest'
import type { EvidenceSet } from '#lib/diligence/evidence.ts'
import type { Unanswered } from '#lib/kernel/unanswered.ts'
import { rirs } from '#lib/registry/rir.ts'
import { asnRegistrationsOf, nothingImported, specialAsnsOf } from '#tests/support/evidence.ts'
import { examineAsn } from '../examine-asn.ts'
import type { RegisteredAutnum } from '../registered-autnum.ts'
import { whyHolderUnasked } from '../why-holder-unasked.ts'
import type { AskedHolder } from './registrant.ts'
import { stateAsn } from './state-asn.ts'

const at = '2026-06-20T00:00:00Z'
const listed: EvidenceSet = {
  ...nothingImported,
  asnRegistrations: rirs.map((rir) =>
    asnRegistrationsOf(rir, rir === 'ripencc' ? { first: 64500, holderId: 'A' } : { first: 1 }),
  ),
}
const dossierOf = (evidence: EvidenceSet, asn = 64500) => examineAsn(asn, evidence, at)

const autnum: RegisteredAutnum = {
  ...{ first: 64500, last: 64500, handle: 'AS64500', name: 'EXAMPLE-AS', country: 'NL', status: [] },
  ...{ registrant: { handle: 'ORG-1', name: 'Example Networks B.V.' }, registeredAt: null, changedAt: null },
}
const directory = { fetchedAt: '2026-11-30T15:00:00.000Z', publication: null }
const asked = (answer: AskedHolder['answer']): AskedHolder => ({ canAsk: true, unasked: null, answer })
const answered = (changes: Partial<RegisteredAutnum> = {}) =>
  asked({
    ...{ state: 'answered', at: '2026-11-30T15:00:00.000Z' },
    value: { autnum: { ...autnum, ...changes }, trail: { hosts: ['rdap.example'], unheard: null, directory } },
  })
const failed = (reason: Unanswered) => asked({ state: 'unanswered', at: '2026-11-30T15:00:00.000Z', reason })

function tell(holder: AskedHolder, evidence = listed) {
  const stated = stateAsn(dossierOf(evidence), { holder, neighbours: { canAsk: false, answer: null } })
  const statement = stated.statements.find(({ topic }) => topic === 'holder')
  return { statement, unknown: stated.unknowns.find(({ text }) => text.startsWith('Who is behind it')) }
}

describe('the holder of an AS', () => {
  test('is named by its registry, with host and day, and is then not among what is not known', () => {
    const { statement, unknown } = tell(answered())
    expect(statement?.text).toContain(
      'RDAP of rdap.example, asked on 2026-11-30, names Example Networks B.V. (ORG-1) as its registrant.',
    )
    expect(statement?.isOfKeptAnswers).toBe(true)
    expect(unknown).toBeUndefined()
  })

  test('who is no organisation is not named, nor by a handle, and stays unknown', () => {
    const { statement, unknown } = tell(answered({ registrant: { handle: 'JD1-RIPE', name: null } }))
    expect(statement?.text).toContain('calls its registrant no organisation')
    expect(statement?.text).not.toContain('JD1')
    expect(unknown?.answer).toBe('nothing-found')
    expect(tell(answered({ registrant: null })).statement?.text).toContain('names no registrant')
  })

  test('of a whole block of numbers is told as such', () => {
    expect(tell(answered({ last: 64511 })).statement?.text).toContain('AS64500 to AS64511 as one registration')
  })

  test.each(['timeout', 'unreachable', 'rate-limited', 'malformed'] as const)(
    'is a failure where its registry gave no answer (%s), and the statistics stand',
    (reason) => {
      const { statement, unknown } = tell(failed(reason))
      expect(statement?.text).toMatch(/RIPE NCC lists AS64500 for holder A.* RDAP, asked on 2026-11-30, /)
      expect(statement?.answers).toEqual(tell(asked(null)).statement?.answers)
      expect(unknown?.answer).toBe('failed')
    },
  )

  test('whom the registry has not contradicts its statistics, and both are told', () => {
    const { statement, unknown } = tell(failed('not-found'))
    expect(statement?.text).toContain('has nothing there, though RIPE NCC lists it in its statistics')
    expect(unknown?.answer).toBe('nothing-found')
  })

  test('is not checked before anybody asked, or where nobody may be', () => {
    const { statement, unknown } = tell(asked(null))
    expect(statement?.text).not.toContain('RDAP')
    expect(unknown).toMatchObject({ answer: 'not-checked', text: expect.stringContaining('is asked below') })
    expect(tell(asked({ state: 'offline' })).unknown?.text).toContain('asks no service outside')
    expect(tell({ ...asked(null), canAsk: false }).unknown?.text).not.toContain('asked below')
  })

  test('is found by RDAP alone where no statistics are imported', () => {
    const { statement } = tell(answered(), nothingImported)
    expect(statement).toMatchObject({ severity: 'notice', text: expect.stringContaining('Example Networks B.V.') })
    expect(statement?.answers).toEqual([
      { answer: 'found', count: null },
      { answer: 'not-checked', count: null },
    ])
    expect(tell(failed('timeout'), nothingImported).statement?.answers).toEqual([
      { answer: 'not-checked', count: null },
    ])
  })
})

describe('no registry is asked', () => {
  const why = (evidence: EvidenceSet, asn: number) => whyHolderUnasked(dossierOf(evidence, asn))

  test('about a number that IANA set aside, whatever else is read', () => {
    expect(why({ ...listed, specialAsns: specialAsnsOf([64500, 'Documentation']) }, 64500)).toBe('set-aside')
    expect(why({ ...nothingImported, specialAsns: specialAsnsOf([0, 'Reserved']) }, 0)).toBe('set-aside')
  })

  test('about one that a registry keeps for itself, or that none of all five lists', () => {
    const [, ...others] = listed.asnRegistrations
    const kept = { ...listed, asnRegistrations: [asnRegistrationsOf('afrinic', { first: 64999, status: 'reserved' })] }
    expect(why(kept, 64999)).toBe('unallocated')
    expect(why(listed, 64999)).toBe('unallocated')
    expect(why({ ...listed, asnRegistrations: others }, 64999)).toBeNull()
    expect(why(nothingImported, 64999)).toBeNull()
    expect(why(listed, 64500)).toBeNull()
  })

  test.each(['set-aside', 'unallocated'] as const)('and the page says so (%s)', (unasked) => {
    expect(tell({ canAsk: true, unasked, answer: null }).unknown).toMatchObject({
      ...{ answer: 'not-checked', text: expect.stringContaining('no registry is asked') },
    })
  })
})
