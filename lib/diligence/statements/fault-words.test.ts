import { describe, expect, test } from 'vitest'
import { everySource, observed, soundDossier } from '#tests/support/dossier-builder.ts'
import type { DossierSource } from '../dossier.ts'
import { publishDossier } from '../publish-dossier.ts'
import type { ReadingFault } from '../reading-fault.ts'
import { stateDossier } from './state-dossier.ts'

const since = '2026-11-22T19:03:00Z'
const refused: ReadingFault = { kind: 'refused', since, reason: 'line 2: The summary says 7 records; the file has 5.' }
const unfetched: ReadingFault = { kind: 'unfetched', since, reason: 'The answer stalled for 30 s.' }

/** The sound block with these sources in another state. */
function dossierWith(ids: readonly string[], change: Partial<DossierSource>) {
  const sources = everySource.map((source) => (ids.includes(source.source) ? { ...source, ...change } : source))
  return { ...soundDossier(), sources }
}

const textsOf = (ids: readonly string[], change: Partial<DossierSource>) => {
  const { statements, unknowns } = stateDossier(dossierWith(ids, change), [])
  return {
    of: (topic: string) => statements.find((statement) => statement.topic === topic)?.text ?? '',
    unknown: unknowns.map(({ text }) => text).join('\n'),
    statements,
  }
}

describe('a source whose newest file was refused', () => {
  const change = { status: 'stale', asOf: '2026-11-21', fault: refused } as const
  const said =
    'its newest file was refused on 2026-11-22 19:03 UTC: line 2: The summary says 7 records; the file has 5; what stands here is of 2026-11-21'

  test.each([
    ['delegated-apnic', 'holder'],
    ['rpki-vrps', 'rpki'],
    ['bgp-riswhois', 'routing'],
    ['spamhaus-drop', 'blocklists'],
    ['irr-ripe', 'route-objects'],
    ['transfers-apnic', 'sale'],
  ])('%s is told at %s and among what is not known: since when, why, and of which day the rest is', (id, topic) => {
    const { of, unknown } = textsOf([id], change)
    expect(of(topic)).toContain(said)
    expect(of(topic)).not.toContain('of age')
    expect(unknown).toContain(said)
  })

  test.each(everySource.map(({ source }) => source))('%s: nothing that rests on it is good', (id) => {
    const { statements } = textsOf([id], change)
    const resting = statements.filter(({ basis }) => basis.some(({ source }) => source === id))
    expect(resting.filter(({ severity }) => severity === 'good')).toEqual([])
  })

  test('is one of many: they are counted, with the first time', () => {
    const { of } = textsOf(['irr-ripe', 'irr-arin', 'irr-radb'], change)
    expect(of('route-objects')).toContain(
      'No newer file of 3 sources can be read; the first has failed since 2026-11-22 19:03',
    )
  })
})

test('a source without any file says since when and why', () => {
  const ids = ['spamhaus-drop']
  const { sources } = dossierWith(ids, { status: 'failed', asOf: null, fault: unfetched })
  const { statements } = stateDossier({ ...soundDossier(), blocklists: null, sources }, [])
  const said = 'Spamhaus DROP: it has not been fetched since 2026-11-22 19:03 UTC: The answer stalled for 30 s'
  expect(statements.find(({ topic }) => topic === 'blocklists')?.text).toContain(said)
})

test('one that cannot be fetched still counts while it is young, and is named among what is not known', () => {
  const { of, unknown } = textsOf(['bgp-riswhois'], { fault: unfetched })
  expect(of('routing')).not.toContain('fetched')
  expect(unknown).toContain('has not been fetched since 2026-11-22 19:03 UTC')
  const old = textsOf(['bgp-riswhois'], { status: 'stale', asOf: '2026-11-19', fault: unfetched })
  expect(old.of('routing')).toMatch(/Past its limit of age: .*has not been fetched since 2026-11-22 19:03 UTC/)
})

test('the contract has no word of it but the status', () => {
  const dossier = dossierWith(['rpki-vrps'], { status: 'stale', fault: refused, countedByHeader: 9 })
  const printed = publishDossier(dossier).sources.find(({ source }) => source === 'rpki-vrps')
  const { kind: _kind, ...plain } = observed('rpki-vrps', 'stale')
  expect(printed).toEqual(plain)
})
