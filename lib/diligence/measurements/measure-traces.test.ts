import { expect, test } from 'vitest'
import type { DossierSource, SourceStatus } from '#lib/diligence/dossier.ts'
import type { SnapshotKind } from '#lib/diligence/snapshot.ts'
import { announcementsOf, nothingImported, prefix, routeObjectsOf, vrpsOf } from '#tests/support/evidence.ts'
import { listAsns, measureTraces } from './measure-traces.ts'

const block = prefix('240.0.0.0/22')
const state = (source: string, kind: SnapshotKind, status: SourceStatus = 'observed'): DossierSource => ({
  ...{ source, kind, status, asOf: '2026-11-24', fetchedAt: null, sha256: 'abc', records: 1 },
})
const sources = [state('rpki-vrps', 'vrps'), state('irr-test', 'route-objects')]
const evidence = {
  ...nothingImported,
  vrps: vrpsOf(
    ['240.0.0.0/22', 64511, 24],
    ['240.0.0.0/20', 64511, 20],
    ['240.0.0.0/16', 64511, 24],
    ['240.0.1.0/24', 64511, 24],
    ['240.0.0.0/22', 64999, 22],
  ),
  routeObjects: [
    routeObjectsOf(['240.0.0.0/16', 64511, 'TEST'], ['240.0.2.0/24', 64511, 'TEST'], ['240.0.0.0/22', 64998, 'TEST']),
  ],
  announcements: [
    announcementsOf('bgp-riswhois', ['240.0.3.0/24', 64997], ['240.0.0.0/16', 7], ['240.0.0.0/22', '{64512}']),
  ],
  sources,
}

test('traces of an AS are the VRPs that permit it a route in the block, and the route objects that touch it', () => {
  const [vrps, objects] = measureTraces({ block, asns: [64511] }, evidence)
  expect(vrps).toMatchObject({ source: 'rpki-vrps', answer: 'found' })
  expect(vrps?.answer === 'found' && vrps.value.map(({ prefix: text, relation }) => `${text} ${relation}`)).toEqual([
    '240.0.0.0/16 covers',
    '240.0.0.0/22 exact',
    '240.0.1.0/24 inside',
  ])
  expect(
    objects?.answer === 'found' && objects.value.map(({ prefix: text, relation }) => `${text} ${relation}`),
  ).toEqual(['240.0.0.0/16 covers', '240.0.2.0/24 inside'])
})

test('an AS that nothing is left of is found nowhere; a source that was not read says so', () => {
  const answers = (given: typeof sources) =>
    measureTraces({ block, asns: [64500] }, { ...evidence, sources: given }).map(({ answer }) => answer)
  expect(answers(sources)).toEqual(['nothing-found', 'nothing-found'])
  expect(answers([state('rpki-vrps', 'vrps', 'stale'), state('irr-test', 'route-objects', 'not-configured')])).toEqual([
    'failed',
    'not-checked',
  ])
})

test('the ASes of a block are those that announce it or are named for it or a part of it, and none of wider routes', () => {
  expect(listAsns(block, evidence)).toEqual([64511, 64997, 64998, 64999])
})
