import { describe, expect, test } from 'vitest'
import { at, soundDossier } from '#tests/support/dossier-builder.ts'
import { noParticulars } from '../particulars.ts'
import type { ReverseReading, ReverseStanding, ServerState, ZoneReading } from '../reverse-dns/reverse-reading.ts'
import { stateReverseDns } from './reverse-dns.ts'
import { stateDossier } from './state-dossier.ts'
import { subjectOf } from './subject.ts'

const server = (name: string, state: ServerState) => ({
  ...{ name, address: '192.0.2.53', state, why: state === 'answers' ? null : 'it refuses the zone (REFUSED)' },
})
const good = (host: number): ZoneReading => ({
  ...{ zone: `${host}.0.240.in-addr.arpa`, block: `240.0.${host}.0/24`, delegation: 'delegated', why: null },
  ...{ servers: [server('ns1.example', 'answers'), server('ns2.example', 'answers')], isSigned: false },
  ptr: { asked: 8, named: 5, failed: 0, examples: [] },
})
const zones = Array.from({ length: 64 }, (_, index) => good(64 + index))
const withFirst = (changes: Partial<ZoneReading>) =>
  zones.map((zone, index) => (index === 0 ? { ...zone, ...changes } : zone))

const readingOf = (given: readonly ZoneReading[], zonesInAll = 64): ReverseReading => ({
  ...{ resolver: '127.0.0.1:53', zones: given, zonesInAll },
})
const keptOf = (reading: ReverseReading | null, changes: object = {}): ReverseStanding => ({
  ...{ state: 'kept', canAsk: true, last: reading && { at, reading }, problem: null, ...changes },
})
const state = (reverse: ReverseStanding) => stateReverseDns(subjectOf(soundDossier(), { ...noParticulars, reverse }))

describe('every zone delegated to servers that have it', () => {
  test('is good, with the zones and the addresses counted', () => {
    expect(state(keptOf(readingOf(zones)))).toMatchObject({
      severity: 'good',
      asked: '64 zones of 64',
      text: 'Of 64 reverse zones asked 64 delegated. PTR: 320 of 512 addresses sampled have a name.',
      answers: [{ answer: 'found', count: 64 }],
    })
  })

  test.each<[string, ReverseStanding]>([
    ['some of its zones alone were asked', keptOf(readingOf(zones, 256))],
    ['one is not delegated', keptOf(readingOf(withFirst({ delegation: 'none', servers: [], ptr: null })))],
    ['of one nobody told', keptOf(readingOf(withFirst({ delegation: 'failed', servers: [], ptr: null })))],
    [
      'one server is silent',
      keptOf(readingOf(withFirst({ servers: [server('ns1.example', 'answers'), server('ns2.example', 'silent')] }))),
    ],
    [
      'the answer is of eight days ago',
      keptOf(null, { last: { at: '2026-11-15T09:00:00Z', reading: readingOf(zones) } }),
    ],
    ['it could not be asked again', keptOf(readingOf(zones), { problem: { at, reason: 'timeout' } })],
  ])('is no more than a notice where %s', (_what, reverse) => {
    expect(state(reverse).severity).toBe('notice')
  })
})

describe('a lame delegation', () => {
  test('is a warning that names the server, and how many zones it fails', () => {
    const servers = [server('ns1.example', 'answers'), server('ns2.example', 'lame')]
    const { severity, text, headline } = state(keptOf(readingOf(withFirst({ servers }))))
    expect(severity).toBe('warning')
    expect(text).toContain('Lame in 1 zone: ns2.example.')
    expect(headline).toBeNull()
  })

  test('without a server that answers says so', () => {
    const servers = [server('ns1.example', 'lame'), server('ns2.example', 'silent')]
    expect(state(keptOf(readingOf(withFirst({ servers, ptr: null })))).text).toContain('No server answers for 1 zone.')
  })
})

describe('a zone whose servers were not asked', () => {
  const servers = [server('ns1.example', 'not-asked'), server('ns2.example', 'not-asked')]

  test('is neither good nor broken: a notice that names them', () => {
    const { severity, text } = state(keptOf(readingOf(withFirst({ servers, ptr: null }))))
    expect(severity).toBe('notice')
    expect(text).toContain('Not asked in 1 zone: ns1.example and ns2.example.')
    expect(text).not.toContain('No server answers')
  })

  test('is broken where the one that was asked does not answer', () => {
    const one = [server('ns1.example', 'not-asked'), server('ns2.example', 'silent')]
    expect(state(keptOf(readingOf(withFirst({ servers: one, ptr: null })))).severity).toBe('warning')
  })
})

describe('without an answer', () => {
  test.each<[string, ReverseStanding, { answer: string; why: string }]>([
    ['where nothing is kept', { state: 'not-kept' }, { answer: 'not-checked', why: 'No name server is asked' }],
    ['where no resolver is set', keptOf(null, { canAsk: false }), { answer: 'not-checked', why: 'No resolver is set' }],
    ['where nobody asked', keptOf(null), { answer: 'not-checked', why: 'Nobody had them asked yet' }],
    [
      'where asking failed',
      keptOf(null, { problem: { at, reason: 'timeout' } }),
      { answer: 'failed', why: 'without an answer (timeout)' },
    ],
    ['where the answers cannot be read', { state: 'unreadable' }, { answer: 'failed', why: 'could not be read' }],
  ])('%s it is never "not delegated"', (_what, reverse, { answer, why }) => {
    const statement = state(reverse)
    expect(statement).toMatchObject({ severity: 'notice', answers: [{ answer }], facts: null })
    expect(statement.text).toContain(why)
  })

  test('it stands among what is not known', () => {
    const { unknowns } = stateDossier(soundDossier(), [], { ...noParticulars, reverse: keptOf(null) })
    expect(unknowns.map(({ text }) => text).join(' ')).toContain('Whether its reverse zones are delegated')
  })
})
