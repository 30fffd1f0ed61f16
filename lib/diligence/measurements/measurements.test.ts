import { describe, expect, test } from 'vitest'
import { rangeOf } from '#lib/address-space/range.ts'
import type { DossierSource, SourceStatus } from '#lib/diligence/dossier.ts'
import type { SnapshotKind } from '#lib/diligence/snapshot.ts'
import {
  announcementsOf,
  nothingImported,
  prefix,
  registrationsOf,
  transfersOf,
  vrpsOf,
} from '#tests/support/evidence.ts'
import { measureSightings } from './measure-sightings.ts'
import { measureStatistics } from './measure-statistics.ts'
import { measureTransferLogs } from './measure-transfer-logs.ts'
import { measureValidation } from './measure-validation.ts'

const block = prefix('240.0.0.0/22')

const state = (source: string, kind: SnapshotKind, status: SourceStatus = 'observed'): DossierSource => ({
  source,
  kind,
  status,
  asOf: '2026-11-24',
  fetchedAt: null,
  sha256: 'abc',
  records: 1,
})

const answersOf = (measured: readonly { answer: string }[]) => measured.map(({ answer }) => answer)

describe('the holder by statistics', () => {
  const held = (text: string, holderId: string, status = 'allocated') =>
    registrationsOf('ripencc', {
      ...rangeOf(prefix(text)),
      registry: 'ripencc',
      country: 'NL',
      date: '2012-05-03',
      status,
      holderId,
    })

  const ask = (table: ReturnType<typeof held>, status: SourceStatus = 'observed') =>
    measureStatistics(block, {
      ...nothingImported,
      registrations: [table],
      sources: [state('delegated-ripencc', 'registrations', status)],
    })

  test('is exact only where the registration is the block', () => {
    expect(ask(held('240.0.0.0/22', 'a'))).toMatchObject([
      { answer: 'found', source: 'delegated-ripencc', asOf: '2026-11-24', value: { holderId: 'a', exact: true } },
    ])
    expect(ask(held('240.0.0.0/20', 'a'))).toMatchObject([{ answer: 'found', value: { exact: false } }])
  })

  test('is not found in a part of the block, nor in a row of space in no one’s hands', () => {
    expect(answersOf(ask(held('240.0.0.0/24', 'a')))).toEqual(['nothing-found'])
    expect(answersOf(ask(held('240.0.0.0/22', 'a', 'reserved')))).toEqual(['nothing-found'])
  })

  test('is no answer where the source is old, refused or was never imported', () => {
    const statuses = ['stale', 'failed', 'not-configured'] as const
    expect(statuses.map((status) => answersOf(ask(held('240.0.0.0/22', 'a'), status))[0])).toEqual([
      'failed',
      'failed',
      'not-checked',
    ])
  })
})

test('a receipt is a record of exactly the block, of that day or later', () => {
  const transfer = (text: string, date: string) =>
    transfersOf('ripencc', {
      ...rangeOf(prefix(text)),
      date,
      type: 'RESOURCE_TRANSFER',
      sourceRir: 'RIPE NCC',
      recipientRir: 'RIPE NCC',
      source: 'A',
      recipient: 'B',
    })
  const ask = (table: ReturnType<typeof transfer>) =>
    measureTransferLogs(
      { block, since: '2026-11-20' },
      { ...nothingImported, transfers: [table], sources: [state('transfers-ripencc', 'transfers')] },
    )
  expect(ask(transfer('240.0.0.0/22', '2026-11-20'))).toMatchObject([
    { answer: 'found', value: { recipient: 'B', start: '240.0.0.0', end: '240.0.3.255' } },
  ])
  expect(answersOf(ask(transfer('240.0.0.0/22', '2026-11-19')))).toEqual(['nothing-found'])
  expect(answersOf(ask(transfer('240.0.0.0/24', '2026-11-21')))).toEqual(['nothing-found'])
})

test('a route is validated with every VRP that covers the block, and AS0 permits nothing', () => {
  const ask = (...rows: [string, number, number][]) =>
    measureValidation(
      { block, asn: 64511 },
      { ...nothingImported, vrps: vrpsOf(...rows), sources: [state('rpki-vrps', 'vrps')] },
    )
  expect(ask(['240.0.0.0/22', 64511, 24], ['240.0.0.0/20', 0, 20])).toMatchObject([
    {
      answer: 'found',
      value: {
        validation: { state: 'valid' },
        permitting: [{ prefix: '240.0.0.0/22' }],
        covering: [{ asn: 0 }, { asn: 64511 }],
      },
    },
  ])
  expect(ask(['240.0.0.0/20', 64511, 20])).toMatchObject([
    { answer: 'found', value: { validation: { state: 'invalid', reason: 'length' }, permitting: [] } },
  ])
  expect(answersOf(ask(['240.0.0.0/24', 64511, 24]))).toEqual(['nothing-found'])
})

test('sightings are told by collector, more-specific ones too, wider ones not', () => {
  const measured = measureSightings(block, {
    ...nothingImported,
    announcements: [
      announcementsOf('bgp-riswhois', ['240.0.0.0/22', 64511], ['240.0.1.0/24', '{64512,64513}'], ['240.0.0.0/16', 7]),
      announcementsOf('bgp-pfx2as', ['240.0.0.0/16', 7]),
    ],
    sources: [state('bgp-riswhois', 'announcements'), state('bgp-pfx2as', 'announcements')],
  })
  expect(measured).toMatchObject([
    {
      answer: 'found',
      source: 'bgp-riswhois',
      value: [
        { prefix: '240.0.0.0/22', origin: 64511, relation: 'exact' },
        { prefix: '240.0.1.0/24', origin: null, relation: 'inside' },
      ],
    },
    { answer: 'nothing-found', source: 'bgp-pfx2as' },
  ])
})
