import { describe, expect, test } from 'vitest'
import { rangeOf } from '#lib/address-space/range.ts'
import type { EvidenceSet } from '#lib/diligence/evidence.ts'
import {
  announcementsOf,
  asnDropOf,
  asnRegistrationsOf,
  asSetsOf,
  blocklistOf,
  nothingImported,
  observedSources,
  prefix,
  registrationsOf,
  routeObjectsOf,
  specialAsnsOf,
  vrpsOf,
} from '#tests/support/evidence.ts'
import { examineAsn } from './examine-asn.ts'

const at = '2026-06-20T00:00:00Z'
const examine = (evidence: Partial<EvidenceSet>, asn = 64500) =>
  examineAsn(asn, { ...nothingImported, ...evidence }, at)

const held = (text: string, holderId: string) => ({
  ...rangeOf(prefix(text)),
  ...{ registry: 'ripencc', country: 'NL', date: '2015-03-02', status: 'allocated', holderId },
})

describe('an AS', () => {
  test('about which nothing was imported has no answers, never empty ones', () => {
    const dossier = examine({})
    expect(dossier).toMatchObject({
      specialPurpose: null,
      registrations: null,
      holderSpace: null,
      announced: null,
      upstreams: null,
      blocklists: null,
      routeObjects: null,
      vrps: null,
      asSets: null,
      providers: { answer: 'not-checked' },
      asnDrop: { answer: 'not-checked' },
      pastLeases: null,
    })
  })

  test('announces its prefixes once, whichever table has them, as a union of addresses', () => {
    const { announced } = examine({
      announcements: [
        announcementsOf('bgp-riswhois', ['240.0.0.0/22', 64500], ['240.0.1.0/24', 64500], ['240.0.8.0/24', 64501]),
        announcementsOf('bgp-pfx2as', ['240.0.0.0/22', 64500]),
      ],
    })
    expect(announced?.routes.map((route) => route.prefix)).toEqual(['240.0.0.0/22', '240.0.1.0/24'])
    expect(announced?.addresses).toBe(1024)
  })

  test('is not the origin of an AS_SET, and a leaked default makes nobody large', () => {
    const routes = announcementsOf('bgp-riswhois', ['240.0.0.0/22', '{64500,0}'], ['240.0.0.0/4', 64500])
    expect(examine({ announcements: [routes] }).announced).toMatchObject({ routes: [], addresses: 0 })
    expect(examine({ announcements: [routes] }, 0).announced?.routes).toEqual([])
  })

  test('has each route validated, and not-asked is not not-found', () => {
    const announcements = [announcementsOf('bgp-riswhois', ['240.0.0.0/22', 64500], ['240.0.4.0/24', 64500])]
    expect(examine({ announcements }).announced?.routes.map(({ state }) => state)).toEqual([null, null])
    const vrps = vrpsOf(['240.0.0.0/22', 64500, 22], ['240.0.4.0/22', 64501, 24])
    const { announced, vrps: naming } = examine({ announcements, vrps })
    expect(announced?.routes).toMatchObject([
      { state: 'valid', reason: null },
      { state: 'invalid', reason: 'origin' },
    ])
    expect(naming).toEqual([{ prefix: '240.0.0.0/22', maxLength: 22, ta: 'ripe' }])
  })

  test('is told who else announces the same prefix, in any table, and not a part of it', () => {
    const { announced } = examine({
      announcements: [
        announcementsOf('bgp-riswhois', ['240.0.0.0/22', 64500], ['240.0.0.0/24', 64502], ['240.0.0.0/22', '{1,2}']),
        announcementsOf('bgp-pfx2as', ['240.0.0.0/22', 64501]),
      ],
    })
    expect(announced?.routes).toMatchObject([{ prefix: '240.0.0.0/22', alsoFrom: [64501, null] }])
  })

  test('is listed by the addresses that it announces, as a union of entries', () => {
    const announcements = [announcementsOf('bgp-riswhois', ['240.0.0.0/23', 64500], ['240.0.8.0/24', 64500])]
    const list = blocklistOf(
      'spamhaus-drop',
      ['240.0.0.0/16', 'SBL1'],
      ['240.0.1.0/24', 'SBL2'],
      ['241.0.0.0/24', 'SBL3'],
    )
    expect(examine({ announcements, blocklists: [list] }).blocklists).toEqual([
      { list: 'spamhaus-drop', asOf: '2026-06-19', entries: 2, listedAddresses: 768 },
    ])
    expect(examine({ blocklists: [list] }).blocklists).toBeNull()
  })

  test('is registered in a range, and what its holder has beside it is of the same registry', () => {
    const dossier = examine({
      asnRegistrations: [
        asnRegistrationsOf('ripencc', { first: 64496, last: 64511, holderId: 'A', date: '2007-01-02' }),
      ],
      registrations: [
        registrationsOf('ripencc', held('240.0.0.0/22', 'A'), held('240.0.8.0/24', 'B')),
        registrationsOf('arin', held('240.1.0.0/16', 'A')),
      ],
      announcements: [announcementsOf('bgp-riswhois', ['240.0.0.0/24', 64500], ['240.0.8.0/24', 64500])],
    })
    expect(dossier.registrations).toEqual([
      {
        ...{ registry: 'ripencc', country: null, first: 64496, count: 16 },
        ...{ date: '2007-01-02', status: 'allocated', holderId: 'A' },
      },
    ])
    expect(dossier.holderSpace).toEqual({ registrations: 1, addresses: 1024 })
    expect(dossier.announced).toMatchObject({ addresses: 512, ownAddresses: 256 })
  })

  test('has its route objects held against what it announces', () => {
    const routeObjects = [routeObjectsOf(['240.0.0.0/22', 64500, 'RADB', 'MAINT-A'], ['240.0.8.0/22', 64500, 'RIPE'])]
    expect(examine({ routeObjects }).routeObjects?.map(({ inBgp }) => inBgp)).toEqual([null, null])
    const announcements = [announcementsOf('bgp-riswhois', ['240.0.0.0/22', 64500])]
    expect(examine({ routeObjects, announcements }).routeObjects).toMatchObject([
      { prefix: '240.0.0.0/22', source: 'RADB', maintainers: 'MAINT-A', inBgp: true },
      { prefix: '240.0.8.0/22', source: 'RIPE', inBgp: false },
    ])
  })

  test('is looked up on IANA’s list and on ASN-DROP', () => {
    const dossier = examine({
      specialAsns: specialAsnsOf([64500, 'Documentation']),
      asnDrop: asnDropOf([64500, 'BAD']),
    })
    expect(dossier.specialPurpose).toEqual([{ name: 'Documentation' }])
    expect(dossier.asnDrop).toMatchObject({ answer: 'found', entry: { name: 'BAD' } })
  })
})

describe('the sources of an AS', () => {
  test('are all five registries, and one whose file was refused has failed', () => {
    const refused = { kind: 'refused', since: '2026-06-19T06:00:00Z', reason: 'It is cut off.' } as const
    const faults = new Map([['delegated-arin', refused]])
    const states = examine({ faults, asnRegistrations: [asnRegistrationsOf('ripencc', { first: 64500 })] }).sources
    const of = (id: string) => states.find(({ source }) => source === id)?.status
    expect([of('asns-ripencc'), of('asns-arin'), of('asns-apnic')]).toEqual(['observed', 'failed', 'not-configured'])
  })

  test('of sets are those imported, and one that a refused file would have brought has failed', () => {
    const sources = observedSources([['irr-radb', 'route-objects']]).map((source) => ({
      ...source,
      ...{ status: 'failed' as const, sha256: 'as-sets-radb' },
    }))
    const refused = { kind: 'refused', since: '2026-06-19T06:00:00Z', reason: 'It is cut off.' } as const
    const faults = new Map([['irr-radb', refused]])
    const of = (...names: string[]) =>
      examine({ sources, faults, asSets: names.map((name) => asSetsOf(name)) })
        .sources.filter(({ kind }) => kind === 'as-sets')
        .map(({ source, status }) => `${source} ${status}`)
    expect(of()).toEqual(['as-sets-radb failed'])
    expect(of('as-sets-ripe', 'as-sets-radb')).toEqual(['as-sets-ripe observed', 'as-sets-radb stale'])
    expect(examine({}).sources.some(({ kind }) => kind === 'as-sets')).toBe(false)
  })

  test('of sets brought in a file of their own fail by that file, and not by the routes of the registry', () => {
    const refused = { kind: 'refused', since: '2026-06-19T06:00:00Z', reason: 'It is cut off.' } as const
    const sources = observedSources([['irr-ripe', 'route-objects']])
    const statusOf = (refusedSource: string, ...asSets: ReturnType<typeof asSetsOf>[]) =>
      examine({ sources, asSets, faults: new Map([[refusedSource, refused]]) })
        .sources.filter(({ kind }) => kind === 'as-sets')
        .map(({ source, status }) => `${source} ${status}`)
    expect(statusOf('irr-ripe', asSetsOf('as-sets-ripe'))).toEqual(['as-sets-ripe observed'])
    expect(statusOf('as-sets-ripe', asSetsOf('as-sets-ripe'))).toEqual(['as-sets-ripe stale'])
    expect(statusOf('as-sets-ripe')).toEqual(['as-sets-ripe failed'])
  })

  test('that are past their age are stale', () => {
    const later = examineAsn(
      64500,
      { ...nothingImported, asnRegistrations: [asnRegistrationsOf('ripencc')] },
      '2026-07-20T00:00:00Z',
    )
    expect(later.sources.find(({ source }) => source === 'asns-ripencc')?.status).toBe('stale')
  })
})
