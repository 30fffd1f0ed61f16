import { describe, expect, test } from 'vitest'
import type { Unanswered } from '#lib/kernel/unanswered.ts'
import { nothingImported } from '#tests/support/evidence.ts'
import type { AsnDossier } from '../asn-dossier.ts'
import { examineAsn } from '../examine-asn.ts'
import type { NeighbourSide, NeighboursSeen } from '../neighbours.ts'
import { stateAsn } from './state-asn.ts'
import { type AskedNeighbours, stateUpstreams } from './upstreams.ts'

const at = '2026-06-20T00:00:00Z'
const dossier = examineAsn(64500, nothingImported, at)
const sideOf = (...asns: number[]): NeighbourSide => ({
  count: asns.length,
  foremost: asns.map((asn, index) => ({ asn, paths: 10, sightings: 1000 - index })),
})
const none = sideOf()
const seenOf = (changes: Partial<NeighboursSeen>): NeighboursSeen => ({
  ...{ asOf: '2026-06-19T16:00:00Z', left: none, right: none, uncertain: none, onlyIpv6: 0 },
  ...changes,
})
const answered = (changes: Partial<NeighboursSeen>): AskedNeighbours => ({
  ...{ canAsk: true, answer: { state: 'answered', at, value: seenOf(changes) } },
})
const attesting = (...providers: number[]): AsnDossier => ({
  ...dossier,
  providers: { answer: 'found', asOf: null, providers },
})
const state = (neighbours: AskedNeighbours) =>
  stateAsn(dossier, { holder: { canAsk: false, unasked: null, answer: null }, neighbours })
const failed = (reason: Unanswered): AskedNeighbours => ({
  canAsk: true,
  answer: { state: 'unanswered', at, reason },
})

describe('the upstreams of an AS', () => {
  test('are those to its left, most seen first, as of the moment of the paths, and are called no contract', () => {
    const said = stateUpstreams(dossier, answered({ left: sideOf(64501, 64502), right: sideOf(64503) }))
    expect(said).toMatchObject({
      severity: 'notice',
      answers: [{ answer: 'found', count: null }],
      isOfKeptAnswers: true,
    })
    expect(said.asked).toContain('2026-06-19 16:00 UTC')
    expect(said.text).toContain('Between AS64500 and the collectors stand AS64501 and AS64502, most seen first.')
    expect(said.text).toContain('1 network stands behind it.')
    expect(said.text).toContain('is no contract')
    expect(said.facts?.rows.map(([asn]) => asn)).toEqual(['AS64501', 'AS64502', 'AS64503'])
  })

  test('are none where only its own sessions with collectors show a neighbour', () => {
    const said = stateUpstreams(dossier, answered({ uncertain: sideOf(64501) }))
    expect(said.answers).toEqual([{ answer: 'nothing-found', count: null }])
    expect(said.text).toContain('No network was seen between AS64500 and the collectors.')
    expect(said.text).toContain('1 more were seen by their own session')
  })

  test('are nothing found where no IPv4 path has the AS, and IPv6 is told apart', () => {
    const said = stateUpstreams(dossier, answered({ onlyIpv6: 2 }))
    expect(said).toMatchObject({ answers: [{ answer: 'nothing-found', count: null }], facts: null })
    expect(said.text).toContain('no IPv4 path with AS64500')
    expect(said.text).toContain('Paths of IPv6 alone have 2 more neighbours.')
  })

  test('that the AS does not attest are named, where it attests any', () => {
    const seen = answered({ left: sideOf(64501, 64502) })
    expect(stateUpstreams(attesting(64501), seen).text).toContain('It does not attest AS64502 as its provider')
    expect(stateUpstreams(attesting(64501, 64502), seen).text).toContain('It attests each of them')
    expect(stateUpstreams(dossier, seen).text).not.toContain('attest')
  })

  test.each<[AskedNeighbours, string]>([
    [{ canAsk: true, answer: null }, 'is asked below'],
    [{ canAsk: true, answer: { state: 'offline' } }, 'this house asks no service outside'],
    [{ canAsk: false, answer: null }, 'no service outside knows this world'],
  ])('are not checked while nobody asked, and it says why: %j', (asked, why) => {
    const said = stateUpstreams(dossier, asked)
    expect(said.answers).toEqual([{ answer: 'not-checked', count: null }])
    expect(said.text).toContain(why)
    expect(said.facts).toBeNull()
  })

  test.each(['timeout', 'unreachable', 'rate-limited', 'malformed'] as const)(
    'are a failure and never none where RIPEstat gave no answer (%s), and stand among what is not known',
    (reason) => {
      expect(stateUpstreams(dossier, failed(reason)).answers).toEqual([{ answer: 'failed', count: null }])
      const { unknowns, statements } = state(failed(reason))
      expect(unknowns).toContainEqual({ answer: 'failed', text: expect.stringContaining('RIPEstat was asked') })
      expect(statements.map(({ severity }) => severity)).not.toContain('good')
    },
  )

  test('that were told are among what is not known no more', () => {
    const { unknowns } = state(answered({ left: sideOf(64501) }))
    expect(unknowns.filter(({ text }) => text.includes('carry its routes'))).toEqual([])
  })
})
