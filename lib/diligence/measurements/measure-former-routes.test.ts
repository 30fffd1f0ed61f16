import { expect, test } from 'vitest'
import type { DossierSource, SourceStatus } from '#lib/diligence/dossier.ts'
import { announcementsOf, nothingImported, prefix } from '#tests/support/evidence.ts'
import { listCarriers, measureFormerRoutes } from './measure-former-routes.ts'

const block = prefix('240.0.0.0/22')
const collector = (source: string, status: SourceStatus = 'observed'): DossierSource => ({
  ...{ source, kind: 'announcements', status, asOf: '2026-11-24', fetchedAt: null, sha256: 'abc', records: 1 },
})
const evidence = (...routes: Parameters<typeof announcementsOf>[1][]) => ({
  ...nothingImported,
  announcements: [announcementsOf('bgp-riswhois', ...routes)],
  sources: [collector('bgp-riswhois'), collector('bgp-pfx2as', 'stale')],
})

test('a wider route of the former AS that covers the block is told, one of others is not', () => {
  const seen = evidence(['240.0.0.0/20', 64511], ['240.0.0.0/16', 7], ['240.0.0.0/22', 64999], ['240.0.4.0/22', 64511])
  const [read, stale] = measureFormerRoutes({ block, asns: [64511] }, seen)
  expect(read).toMatchObject({
    answer: 'found',
    value: [{ prefix: '240.0.0.0/20', origin: 64511, relation: 'covers' }],
  })
  expect(stale?.answer).toBe('failed')
  expect(measureFormerRoutes({ block, asns: [64500] }, seen)[0]?.answer).toBe('nothing-found')
})

test('a block that is announced only as a part of more is carried by the AS of the longest route', () => {
  expect(listCarriers(block, evidence(['240.0.0.0/20', 64511], ['240.0.0.0/16', 7]))).toEqual([64511])
  expect(listCarriers(block, evidence(['240.0.0.0/22', 64511], ['240.0.0.0/20', 7]))).toEqual([64511])
  expect(listCarriers(block, evidence(['240.0.0.0/22', '{64512}'], ['240.0.0.0/20', 7]))).toEqual([])
  expect(listCarriers(block, evidence(['240.0.1.0/24', 64511]))).toEqual([])
})
