import { describe, expect, test } from 'vitest'
import { dossierOf, everySource, observed, soundDossier } from '#tests/support/dossier-builder.ts'
import type { Dossier, SourceStatus } from '../dossier.ts'
import { dayOf } from './days.ts'
import { explainStaleness, standingOf } from './standing.ts'
import { stateDossier } from './state-dossier.ts'
import type { Topic } from './statement.ts'

/** The sound block with the VRPs of a day long gone. */
const withOldVrps: Dossier = {
  ...soundDossier(),
  sources: everySource.map((source) =>
    source.source === 'rpki-vrps' ? observed('rpki-vrps', 'stale', '2025-07-20') : source,
  ),
}
const textOn = (topic: Topic, dossier: Dossier) =>
  stateDossier(dossier, []).statements.find((statement) => statement.topic === topic)?.text

describe('what old VRPs say is never called of today', () => {
  test('of the reader’s ASN', () => {
    const text = textOn('your-asn', { ...withOldVrps, whatIf: { origin: 64500, state: 'valid', reason: null } })
    expect(text).toContain('Valid on 2025-07-20')
    expect(text).not.toContain('today')
  })

  test('of the routes and the ROAs', () => {
    expect(textOn('routing', withOldVrps)).toContain('by the VRPs of 2025-07-20')
    expect(textOn('rpki', withOldVrps)).toContain('on 2025-07-20')
  })
})

test('an undated source takes the green, is of no day, and is named among what is not known', () => {
  const sources = everySource.map((source) => (source.source === 'irr-ripe' ? { ...source, asOf: null } : source))
  const dossier = { ...soundDossier(), sources }
  const { statements, unknowns } = stateDossier(dossier, [])
  expect(statements.find(({ topic }) => topic === 'route-objects')?.severity).toBe('notice')
  expect(dayOf(standingOf(dossier, 'route-objects').asked.filter(({ asOf }) => asOf === null))).toBe(
    'on an unknown day',
  )
  expect(unknowns.map(({ text }) => text).join(' ')).toMatch(/^Undated.*RIPE routing registry/)
})

test('many old sources are counted with the greatest age instead of named', () => {
  const old = (status: SourceStatus) =>
    ['irr-ripe', 'irr-arin', 'irr-radb'].map((id) => observed(id, status, '2026-11-03'))
  const said = explainStaleness(standingOf(dossierOf('240.0.0.0/22', { sources: old('stale') }), 'route-objects'))
  expect(said).toBe(' Past their limit of age: 3 of 3 sources, up to 20 days old.')
})

test('an old registry is named where it lists the block, and once; the others stand among what is not known', () => {
  const old = everySource.map((source) =>
    source.kind === 'registrations' ? { ...source, status: 'stale' as const } : source,
  )
  const { statements, unknowns } = stateDossier({ ...soundDossier(), sources: old }, [])
  const told = statements.filter(({ text }) => text.includes('of age'))
  expect(told.map(({ topic }) => topic)).toEqual(['holder'])
  expect(told[0]?.text).toContain('APNIC delegated statistics')
  expect(told[0]?.text).not.toContain('ARIN')
  expect(unknowns.map(({ text }) => text).join(' ')).toContain('ARIN delegated statistics')
})
