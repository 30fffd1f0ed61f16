import { describe, expect, test } from 'vitest'
import type { DossierSource } from '#lib/diligence/dossier.ts'
import type { DnsblStanding, ZoneStanding } from '#lib/reputation/dnsbl-standing.ts'
import { observedSources, prefix } from '#tests/support/evidence.ts'
import { compareObservations, findContradiction } from './compare-observations.ts'
import { explainNoFinding, type ListingObservation, listFindings, observeListing } from './listing-observation.ts'

const block = prefix('192.0.2.0/24')
const zone: ZoneStanding = {
  ...{ zone: 'spamhaus-zen', asked: 256, unknown: 0, unknownReason: null, resolver: '127.0.0.1:53' },
  ...{ oldestAt: '2026-11-23T08:00:00Z', newestAt: '2026-11-23T09:00:00Z', standing: [], ended: null, problem: null },
}
const known = (...zones: ZoneStanding[]): DnsblStanding => ({ state: 'known', zones, unasked: [], byClass: [] })
const nothing = { blocklists: null, sources: [] }
const ofZone = (changes: Partial<ZoneStanding>) =>
  observeListing(block, 'spamhaus-zen', { dossier: nothing, standing: known({ ...zone, ...changes }) })
const listed = { codes: ['127.0.0.2'], addresses: 3, firstSeenAt: zone.oldestAt ?? '', lastSeenAt: zone.newestAt ?? '' }

function ofFile(listedAddresses: number | null, changes: Partial<DossierSource> = {}): ListingObservation {
  const sources = observedSources([['spamhaus-drop', 'blocklist']]).map((source) => ({ ...source, ...changes }))
  const entries = [{ prefix: '192.0.2.0/24', relation: 'exact', reference: 'SBL1' }] as const
  const finding = { list: 'spamhaus-drop', asOf: '2026-06-19', listedAddresses: listedAddresses ?? 0 }
  const blocklists =
    listedAddresses === null ? null : [{ ...finding, entries: listedAddresses > 0 ? [...entries] : [] }]
  return observeListing(block, 'spamhaus-drop', { dossier: { blocklists, sources }, standing: { state: 'not-kept' } })
}

describe('how a block stands on a DNS blocklist', () => {
  test('is found with its codes and the gravest class they mean', () => {
    const policy = { ...listed, codes: ['127.0.0.10'], addresses: 1 }
    expect(ofZone({ standing: [policy, listed] })).toEqual({
      ...{ answer: 'found', addresses: 4, meaning: 'guilt', asOf: zone.newestAt },
      entries: ['1 address with 127.0.0.10 (PBL, by the provider)', '3 addresses with 127.0.0.2 (SBL)'],
    })
  })

  test('is nothing found only where every address was answered, as old as the oldest answer', () => {
    expect(ofZone({})).toEqual({ answer: 'nothing-found', asOf: zone.oldestAt })
    expect(ofZone({ unknown: 1, unknownReason: 'no answer came in time' })).toMatchObject({ answer: 'failed' })
    expect(ofZone({ asked: 64 })).toMatchObject({ answer: 'not-checked' })
    expect(ofZone({ asked: 0, newestAt: null, oldestAt: null })).toMatchObject({ answer: 'not-checked' })
  })

  test('of a list that could not be believed since is failed, and no "not listed"', () => {
    const problem = { reason: 'it is dead', triedAt: '2026-11-24T09:00:00Z' }
    expect(ofZone({ problem })).toMatchObject({ answer: 'failed', reason: 'it is dead' })
  })

  test('that is not kept or not asked here is not checked', () => {
    const other = { dossier: nothing, standing: known() }
    expect(observeListing(block, 'spamhaus-zen', other)).toMatchObject({ answer: 'not-checked' })
    const failed: DnsblStanding = { state: 'failed', reason: 'unreadable' }
    expect(observeListing(block, 'psbl', { dossier: nothing, standing: failed })).toMatchObject({ answer: 'failed' })
  })
})

describe('how a block stands on a list that comes as a file', () => {
  test('is told in four answers', () => {
    expect(ofFile(256)).toMatchObject({ answer: 'found', meaning: 'dropped', entries: ['192.0.2.0/24 (SBL1)'] })
    expect(ofFile(0)).toEqual({ answer: 'nothing-found', asOf: '2026-06-19' })
    expect(ofFile(0, { status: 'failed' })).toMatchObject({ answer: 'failed' })
    expect(ofFile(null)).toMatchObject({ answer: 'not-checked' })
  })
})

test('findings are what lists have, whichever way they are read', () => {
  const entries = [{ prefix: '192.0.2.0/24', relation: 'exact', reference: null }] as const
  const blocklists = [
    { list: 'spamhaus-drop', asOf: null, listedAddresses: 256, entries: [...entries] },
    { list: 'dshield', asOf: null, listedAddresses: 0, entries: [] },
  ]
  const standing = known({ ...zone, standing: [listed] }, { ...zone, zone: 'psbl' })
  const found = listFindings(block, { dossier: { blocklists, sources: [] }, standing })
  expect(found.map(({ list }) => list)).toEqual(['spamhaus-drop', 'spamhaus-zen'])
})

describe('what became of a listing', () => {
  const before: ListingObservation = {
    ...{ answer: 'found', addresses: 3, entries: [], meaning: 'guilt', asOf: '2026-11-23T09:00:00Z' },
  }
  const later = '2026-11-24T09:00:00Z'

  test('is delisted where a newer answer has nothing', () => {
    expect(compareObservations(before, { answer: 'nothing-found', asOf: later })).toEqual({
      ...{ answer: 'nothing-found', verdict: 'delisted', sentence: 'It listed 3 addresses and lists none now.' },
    })
  })

  test.each([
    [1, 'less', 'It listed 3 addresses and lists 1 address now.'],
    [3, 'same', 'It lists 3 addresses, as before.'],
    [5, 'more', 'It listed 3 addresses and lists 5 addresses now.'],
  ])('with %i addresses is %s', (addresses, verdict, sentence) => {
    expect(compareObservations(before, { ...before, addresses, asOf: later })).toMatchObject({ verdict, sentence })
  })

  test('is not known from a failed answer, none at all, the same snapshot or one without a date', () => {
    const unknown: ListingObservation[] = [
      { answer: 'failed', reason: 'no answer came', asOf: later },
      { answer: 'not-checked', reason: 'it is not asked here' },
      before,
      { answer: 'nothing-found', asOf: before.asOf },
      { answer: 'nothing-found', asOf: null },
    ]
    for (const now of unknown) expect(compareObservations(before, now).verdict).toBe('unknown')
    expect(compareObservations(before, { answer: 'failed', reason: 'no answer came', asOf: later }).sentence).toBe(
      'Whether it is still listed is not known: no answer came.',
    )
  })
})

describe('a delisting that was written down', () => {
  const at = new Date('2026-11-24T09:00:00Z')
  const events = [{ number: 1, kind: 'delisted', text: 'Done.', actor: 'usr_1', at } as const]
  const asOf = '2026-11-25T09:00:00Z'
  const before: ListingObservation = {
    ...{ answer: 'found', addresses: 3, entries: [], meaning: 'guilt', asOf: '2026-11-23T09:00:00Z' },
  }
  const contradict = (now: ListingObservation, incident: Parameters<typeof findContradiction>[0]) =>
    findContradiction(incident, { now, outcome: compareObservations(before, now) })

  test('is contradicted by a reading that still has addresses, and the case stays open until one agrees', () => {
    const now: ListingObservation = { ...before, addresses: 2, asOf }
    const sentence = 'The list is said to have delisted it, and the newest reading still has 2 addresses.'
    expect(contradict(now, { events, endedAt: null })).toBe(
      `${sentence} The case stays open until a newer reading agrees.`,
    )
    // Listed again after the case was over.
    expect(contradict(now, { events, endedAt: at })).toBe(sentence)
  })

  test('is not shown by a reading that failed, or that is no newer', () => {
    const failed: ListingObservation = { answer: 'failed', reason: 'no answer came', asOf }
    expect(contradict(failed, { events, endedAt: null })).toBe(
      'The list is said to have delisted it, which no newer reading shows yet. Whether it is still listed is not known: no answer came. The case stays open until a newer reading agrees.',
    )
    const old: ListingObservation = { answer: 'nothing-found', asOf: '2026-11-23T09:00:00Z' }
    expect(contradict(old, { events, endedAt: null })).toContain('The list was not read again')
  })

  test('is contradicted by nothing where a newer reading agrees, nor where nobody wrote one down', () => {
    expect(contradict({ answer: 'nothing-found', asOf }, { events, endedAt: null })).toBeNull()
    expect(contradict({ ...before, asOf }, { events: [], endedAt: null })).toBeNull()
  })
})

test('that no list has anything is said only of lists that answered', () => {
  const explain = (standing: DnsblStanding) => explainNoFinding(block, { dossier: nothing, standing })
  expect(explain({ state: 'not-kept' })).toBe(
    'Not checked: no list is imported in this world, and none was asked about 192.0.2.0/24.',
  )
  expect(explain({ state: 'failed', reason: 'no database' })).toContain('Not checked')
  expect(explain(known({ ...zone, asked: 0 }))).toContain('none was asked about 192.0.2.0/24')
  expect(explain(known({ ...zone, asked: 64 }))).toBe(
    'Not checked: no list has been asked about all of 192.0.2.0/24 yet.',
  )
  expect(explain(known({ ...zone, unknown: 9 }))).toMatch(/^Not known: 1 list gave no answer/)
  expect(explain(known(zone, { ...zone, zone: 'psbl', unknown: 9 }))).toBe(
    'Nothing of 192.0.2.0/24 is on the 1 list that answered. 1 list gave no answer. Lists that were not asked are in its dossier.',
  )
})
