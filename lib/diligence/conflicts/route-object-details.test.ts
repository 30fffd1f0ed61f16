import { describe, expect, test } from 'vitest'
import { rangeOf } from '#lib/address-space/range.ts'
import { buildRangeTable, openRangeTable } from '#lib/address-space/range-table.ts'
import { routeObjectSchema } from '#lib/routing/route-object.ts'
import {
  announcementsOf,
  nothingImported,
  prefix,
  registrationsOf,
  snapshot,
  transfersOf,
  vrpsOf,
} from '#tests/support/evidence.ts'
import type { EvidenceSet } from '../evidence.ts'
import { examineBlock } from '../examine-block.ts'
import { findParticulars } from '../find-particulars.ts'
import { subjectOf } from '../statements/subject.ts'
import { describeRouteObjects } from './route-object-details.ts'
import { routeObjectTable, sayHolder, summariseObjects } from './route-object-words.ts'

const block = '198.18.4.0/22'
const range = rangeOf(prefix(block))
const held = registrationsOf('ripencc', {
  ...{ ...range, registry: 'ripencc', country: 'NL', date: '2015-03-02', status: 'allocated', holderId: 'H' },
})
const moved = transfersOf('ripencc', {
  ...{ ...range, date: '2024-05-02', type: 'RESOURCE_TRANSFER', sourceRir: 'RIPE NCC', recipientRir: 'RIPE NCC' },
  ...{ source: 'Old', recipient: 'New' },
})

type Given = [text: string, origin: number, source: string, changed: string | null]

function objectsOf(...rows: Given[]) {
  const builder = buildRangeTable(routeObjectSchema)
  for (const [text, origin, source, changed] of rows) {
    builder.add({
      ...{ ...rangeOf(prefix(text)), origin, source, maintainers: 'MNT-A', created: changed, lastModified: changed },
      ...{ offset: 0, bytes: 0 },
    })
  }
  return {
    snapshot: snapshot({ source: 'irr-test', kind: 'route-objects' }),
    table: openRangeTable(routeObjectSchema, builder.finish()),
  }
}

function describeIn(given: Partial<EvidenceSet>, most?: number) {
  const evidence = { ...nothingImported, registrations: [held], ...given }
  const dossier = examineBlock(prefix(block), evidence, { at: '2026-06-20T09:00:00Z', asn: null })
  return describeRouteObjects(subjectOf(dossier, findParticulars(prefix(block), evidence, null)), evidence, most)
}

const one = (changed: string | null, given: Partial<EvidenceSet> = {}) =>
  describeIn({ routeObjects: [objectsOf([block, 64500, 'RIPE', changed])], ...given })?.objects[0]

test('without a registry nothing is told, which is not the same as no object', () => {
  expect(describeIn({})).toBeNull()
  expect(describeIn({ routeObjects: [objectsOf()] })).toMatchObject({ objects: [], total: 0 })
  expect(summariseObjects(null)).toContain('Not checked')
  expect(summariseObjects(describeIn({ routeObjects: [objectsOf()] }))).toContain('Nothing found')
})

describe('who stood behind an object', () => {
  test('is the holder before, where it was last changed before a transfer', () => {
    const { holder } = one('2012-01-01', { transfers: [moved] }) ?? {}
    expect(holder).toEqual({ kind: 'before', event: 'transfer', on: '2024-05-02' })
  })

  test('is not told by an object that was changed since', () => {
    const { holder } = one('2025-01-01', { transfers: [moved] }) ?? {}
    expect(holder).toEqual({ kind: 'since', event: 'transfer', on: '2024-05-02' })
    expect(holder && sayHolder(holder)).toContain('by whom it does not tell')
  })

  test('is not said to be changed where it was only made', () => {
    const { holder } = one('2025-01-01', { transfers: [moved] }) ?? {}
    expect(holder && sayHolder(holder, true)).toContain('made since the transfer')
  })

  test('is compared with the registration where no transfer is on record', () => {
    expect(one('2012-01-01')?.holder).toEqual({ kind: 'before', event: 'registration', on: '2015-03-02' })
  })

  test('is not known of an object without a date, or of space without one', () => {
    expect(one(null)).toMatchObject({ holder: { kind: 'undated' }, ageDays: null })
    expect(one('2012-01-01', { registrations: [] })?.holder).toEqual({ kind: 'not-known' })
  })
})

describe('agreement with BGP', () => {
  const against = (...rows: [string, number][]) =>
    one('2020-06-20', { announcements: [announcementsOf('bgp-riswhois', ...rows)] })?.bgp

  test('is of the same prefix and origin alone', () => {
    expect(against([block, 64500], [block, 64501])).toEqual({ kind: 'same' })
    expect(against([block, 64501])).toEqual({ kind: 'other-origin', origins: [64501] })
    expect(against(['198.18.5.0/24', 64500], ['198.18.6.0/24', 64501])).toEqual({ kind: 'parts', routes: 1 })
    expect(against(['198.18.5.0/24', 64501], ['198.18.0.0/16', 64500])).toEqual({ kind: 'none' })
  })

  test('is not checked without a table', () => {
    expect(one('2020-06-20')?.bgp).toBeNull()
  })
})

test('a line of the table says age, authority and state', () => {
  const objects = describeIn({
    vrps: vrpsOf([block, 64501, 22]),
    routeObjects: [objectsOf([block, 64500, 'RIPE', '2026-06-10'], [block, 64500, 'RADB', null])],
  })
  expect(objects && routeObjectTable(objects).rows.map((row) => row.slice(2, 8))).toEqual([
    ['RADB', 'not the holder’s', 'not checked', 'Invalid, origin', null, null],
    ['RIPE', 'the holder’s own', 'not checked', 'Invalid, origin', '2026-06-10', '10'],
  ])
  expect(objects && routeObjectTable(objects).rows[1]?.at(-1)).toContain('made since the registration')
})

test('all are counted where only the first are told one by one', () => {
  const found = describeIn(
    {
      transfers: [moved],
      announcements: [announcementsOf('bgp-riswhois', [block, 64500], ['198.18.5.0/24', 64502])],
      routeObjects: [
        objectsOf(
          [block, 64500, 'RIPE', '2025-01-01'],
          [block, 64501, 'RIPE', '2012-01-01'],
          ['198.18.5.0/24', 64502, 'RIPE', '2012-01-01'],
        ),
      ],
    },
    1,
  )
  expect(found).toMatchObject({ total: 3, agreeing: 2, older: 2 })
  expect(found?.objects.map(({ origin }) => origin)).toEqual([64500])
  expect(found && routeObjectTable(found).total).toBe(3)
})

test('an object over half the Internet says nothing of a block, and is none of its objects', () => {
  const wide = objectsOf(['0.0.0.0/0', 64500, 'RADB', null], ['198.0.0.0/8', 64500, 'RADB', null])
  expect(describeIn({ routeObjects: [wide] })?.objects.map((object) => object.prefix)).toEqual(['198.0.0.0/8'])
})
