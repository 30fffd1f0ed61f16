import { describe, expect, test } from 'vitest'
import type { SourceStatus } from '#lib/diligence/dossier.ts'
import type { EvidenceSet } from '#lib/diligence/evidence.ts'
import { rirs } from '#lib/registry/rir.ts'
import {
  announcementsOf,
  asnDropOf,
  asnRegistrationsOf,
  blocklistOf,
  nothingImported,
  observedSources,
  routeObjectsOf,
  specialAsnsOf,
  vrpsOf,
} from '#tests/support/evidence.ts'
import { examineAsn } from '../examine-asn.ts'
import type { AsnTopic } from './asn-statement.ts'
import { type AskedOutside, stateAsn } from './state-asn.ts'

const at = '2026-06-20T00:00:00Z'

const every = observedSources([
  ...rirs.map((rir) => [`delegated-${rir}`, 'registrations'] as const),
  ['iana-special-asns', 'special-asns'],
  ['bgp-riswhois', 'announcements'],
  ['rpki-vrps', 'vrps'],
  ['spamhaus-drop', 'blocklist'],
  ['spamhaus-asndrop', 'asn-drop'],
  ['irr-test', 'route-objects'],
])

/** A network with nothing against it: registered, one Valid route, on no list. */
const sound: EvidenceSet = {
  ...nothingImported,
  asnRegistrations: rirs.map((rir) =>
    rir === 'ripencc'
      ? asnRegistrationsOf(rir, { first: 64500, holderId: 'A', date: '2007-01-02', country: 'NL' })
      : asnRegistrationsOf(rir, { first: 1 }),
  ),
  announcements: [announcementsOf('bgp-riswhois', ['240.0.0.0/22', 64500])],
  vrps: vrpsOf(['240.0.0.0/22', 64500, 22]),
  blocklists: [blocklistOf('spamhaus-drop', ['241.0.0.0/24', 'SBL1'])],
  asnDrop: asnDropOf([64666, 'OTHER']),
  specialAsns: specialAsnsOf([0, 'Reserved']),
  routeObjects: [routeObjectsOf(['240.0.0.0/22', 64500, 'RIPE'])],
  sources: every,
}

const nobodyAsked: AskedOutside = {
  holder: { canAsk: true, unasked: null, answer: null },
  neighbours: { canAsk: true, answer: null },
}
const state = (changes: Partial<EvidenceSet>, asn = 64500) =>
  stateAsn(examineAsn(asn, { ...sound, ...changes }, at), nobodyAsked)
const on = (topic: AsnTopic, changes: Partial<EvidenceSet> = {}, asn = 64500) =>
  state(changes, asn).statements.find((statement) => statement.topic === topic)

describe('the statements about an AS', () => {
  test('of a sound one: who holds it and for how long, one Valid route, no list', () => {
    expect(on('holder')).toMatchObject({ severity: 'good', text: expect.stringContaining('2007-01-02 (19 years old)') })
    expect(on('rpki')).toMatchObject({ severity: 'good', text: expect.stringContaining('Of 1 route 1 Valid') })
    expect(on('blocklists')).toMatchObject({ severity: 'good' })
    expect(on('asn-drop')).toMatchObject({ severity: 'good' })
    expect(on('special-purpose')).toBeUndefined()
    expect(state({}).verdict).toMatch(/^No blocker in the/)
  })

  test('without any source say not checked, and nothing is good or nothing found', () => {
    const stated = stateAsn(examineAsn(64500, nothingImported, at), nobodyAsked)
    expect(stated.verdict).toBe(
      'Nothing about this AS number was checked: no source that could answer has been imported.',
    )
    expect(stated.statements.map(({ severity }) => severity)).not.toContain('good')
    expect(new Set(stated.statements.flatMap(({ answers }) => answers.map(({ answer }) => answer)))).toEqual(
      new Set(['not-checked']),
    )
  })

  test.each(['stale', 'failed'] as const)('of which each source is %s call nothing good', (status: SourceStatus) => {
    const sources = every.map((source) => ({ ...source, status }))
    const dossier = examineAsn(64500, { ...sound, sources }, status === 'stale' ? '2026-07-20T00:00:00Z' : at)
    const good = stateAsn(dossier, nobodyAsked).statements.filter(({ severity }) => severity === 'good')
    // The registrations have a snapshot of their own, so that a refused file leaves them as they are.
    expect(good.map(({ topic }) => topic)).toEqual(status === 'stale' ? [] : ['holder'])
  })

  test('name ASN-DROP as a blocker, and lead the verdict with it', () => {
    const asnDrop = asnDropOf([64500, 'BAD'])
    expect(on('asn-drop', { asnDrop })).toMatchObject({ severity: 'blocker' })
    expect(state({ asnDrop }).verdict).toMatch(/^AS64500 is on Spamhaus ASN-DROP/)
  })

  test('tell the share of the announced space that a list has', () => {
    const blocklists = [blocklistOf('spamhaus-drop', ['240.0.1.0/24', 'SBL1'])]
    const said = on('blocklists', { blocklists })
    expect(said).toMatchObject({ severity: 'warning', headline: '25.0 % of what it announces is on Spamhaus DROP' })
    expect(said?.text).toContain('256 of 1,024 addresses (25.0 %)')
  })

  test('do not call an AS registered to nobody while a registry is missing', () => {
    const some = sound.asnRegistrations.filter(({ snapshot }) => snapshot.source !== 'asns-arin')
    expect(on('holder', {}, 64999)).toMatchObject({ severity: 'warning', headline: 'AS64999 is registered to nobody' })
    expect(on('holder', { asnRegistrations: some }, 64999)).toMatchObject({ severity: 'notice', headline: null })
    expect(on('holder', { asnRegistrations: some })).toMatchObject({ severity: 'notice' })
  })

  test('name Invalid routes, other origins, and what IANA set aside', () => {
    const vrps = vrpsOf(['240.0.0.0/22', 64501, 22])
    expect(on('rpki', { vrps })).toMatchObject({
      severity: 'warning',
      text: expect.stringContaining('240.0.0.0/22 (origin)'),
    })
    const announcements = [announcementsOf('bgp-riswhois', ['240.0.0.0/22', 64500], ['240.0.0.0/22', 64501])]
    expect(on('shared-prefixes', { announcements })).toMatchObject({
      severity: 'warning',
      text: expect.stringContaining('AS64501'),
    })
    expect(on('special-purpose', { specialAsns: specialAsnsOf([64500, 'Documentation']) })).toMatchObject({
      severity: 'blocker',
    })
  })

  test('cut long lists and keep their count', () => {
    const many = Array.from({ length: 50 }, (_, index): [string, number] => [`240.0.${index}.0/24`, 64500])
    const facts = on('announced', { announcements: [announcementsOf('bgp-riswhois', ...many)] })?.facts
    expect(facts?.rows).toHaveLength(20)
    expect(facts?.total).toBe(50)
  })

  test('of what nobody here can be asked say so', () => {
    expect(on('upstreams')).toMatchObject({ answers: [{ answer: 'not-checked', count: null }] })
  })

  test('name the day of what an old list or table has, and let a fresh one speak for now', () => {
    const dated = (source: string, status: SourceStatus, asOf: string) =>
      every.map((one) => (one.source === source ? { ...one, status, asOf } : one))
    const old = dated('bgp-riswhois', 'stale', '2026-01-02')
    expect(on('announced', { sources: old })?.text).toContain('announces 1 prefix in the table of 2026-01-02, together')
    const pfx2as = observedSources([['bgp-pfx2as', 'announcements']])
    const announcements = [...sound.announcements, announcementsOf('bgp-pfx2as', ['241.0.0.0/24', 64500])]
    const both = on('announced', { announcements, sources: [...old, ...pfx2as] })
    expect(both?.facts?.rows.map(([route]) => route)).toEqual(['241.0.0.0/24'])
    const blocklists = [blocklistOf('spamhaus-drop', ['240.0.1.0/24', 'SBL1'])]
    const listed = on('blocklists', { blocklists, sources: dated('spamhaus-drop', 'stale', '2026-03-04') })
    expect(listed?.headline).toBe('25.0 % of what it announces was on Spamhaus DROP on 2026-03-04')
    expect(listed?.text).toContain('had 256 of 1,024 addresses (25.0 %) on 2026-03-04')
  })
})
