import { expect, test } from 'vitest'
import { noParticulars } from '#lib/diligence/particulars.ts'
import type { ZoneStanding } from '#lib/reputation/dnsbl-standing.ts'
import { dnsblZones } from '#lib/reputation/dnsbl-zones.ts'
import { soundDossier } from '#tests/support/dossier-builder.ts'
import { factsOf } from './facts.ts'

const block = '240.0.64.0/24'
const dossier = { ...soundDossier(block), at: '2026-06-20T12:00:00Z' }
const [zone] = dnsblZones.filter(({ access }) => access.kind !== 'elsewhere' && access.kind !== 'dead')

/** What the market says of a list by its answers about every address, the last of which came today. */
function listOf(changes: Partial<ZoneStanding>) {
  const told: ZoneStanding = {
    ...{ zone: zone?.id ?? '', asked: 256, unknown: 0, unknownReason: null, resolver: null },
    ...{ oldestAt: '2026-06-19T12:00:00Z', newestAt: '2026-06-20T11:00:00Z' },
    ...{ standing: [], ended: null, problem: null, ...changes },
  }
  const dnsbl = { state: 'known' as const, zones: [told], unasked: [], byClass: [] }
  const { lists } = factsOf([{ dossier, particulars: { ...noParticulars, dnsbl } }])
  return lists.find(({ list }) => list === zone?.id)
}

test('a list that lately answered about every address has nothing, since the address that was asked first', () => {
  expect(listOf({})).toMatchObject({ answer: 'nothing-found', asOf: '2026-06-19T12:00:00Z' })
})

test('answers of weeks ago are no answer of now, though the last one came today', () => {
  expect(listOf({ oldestAt: '2026-05-30T12:00:00Z' })).toMatchObject({ answer: 'failed' })
  expect(listOf({ oldestAt: '2026-05-30T12:00:00Z', newestAt: '2026-05-30T12:00:00Z' })?.answer).toBe('failed')
})

test('an entry that was found is told, however old the other answers are', () => {
  const standing = [{ codes: ['127.0.0.99'], addresses: 1, firstSeenAt: '', lastSeenAt: '' }]
  expect(listOf({ standing, oldestAt: '2026-05-30T12:00:00Z' })).toMatchObject({ answer: 'found', listedAddresses: 1 })
})

test('a list that was asked about no address was not checked', () => {
  expect(listOf({ asked: 0, oldestAt: null, newestAt: null })).toMatchObject({ answer: 'not-checked', asOf: null })
})
