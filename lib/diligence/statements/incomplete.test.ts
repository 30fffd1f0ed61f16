import { expect, test } from 'vitest'
import { everySource, observed, soundDossier } from '#tests/support/dossier-builder.ts'
import type { Dossier } from '../dossier.ts'
import { stateBlocklists } from './blocklists.ts'
import { stateHolder } from './holder.ts'
import { stateRouteObjects } from './route-objects.ts'
import { stateRouting } from './routing.ts'
import { stateSale } from './sale.ts'
import { subjectOf } from './subject.ts'

/** The sound block with these sources never imported. */
function missing(ids: readonly string[], changes: Partial<Dossier>) {
  const sources = everySource.map((source) =>
    ids.includes(source.source) ? { ...source, status: 'not-configured' as const, asOf: null } : source,
  )
  return subjectOf({ ...soundDossier(), ...changes, sources })
}

test('without two registries nobody is said to be unable to sell: it says how many were asked', () => {
  const statement = stateSale(
    missing(['delegated-arin', 'delegated-ripencc'], { registrations: [], registeredAddresses: 0 }),
  )
  expect(statement.severity).toBe('notice')
  expect(statement.text).toContain('Asked: 3 of 5 registries.')
  expect(statement.answers).toContainEqual({ answer: 'not-checked', count: 2 })
})

test('with all five registries asked, no holder is a warning', () => {
  expect(stateSale(missing([], { registrations: [], registeredAddresses: 0 })).severity).toBe('warning')
})

test('a part without a holder leads the verdict only where every registry was asked', () => {
  const rows = (soundDossier().registrations ?? []).map((row) => ({ ...row, count: 8192 }))
  const changes = { registrations: rows, registeredAddresses: 8192 }
  expect(stateHolder(missing(['delegated-arin'], changes))).toMatchObject({ severity: 'notice', headline: null })
  expect(stateHolder(missing([], changes)).headline).toBe('part of it is registered to nobody')
})

test('no route object in one of six registries says nothing of filters', () => {
  const others = ['irr-arin', 'irr-apnic', 'irr-lacnic', 'irr-afrinic', 'irr-radb']
  const { text } = stateRouteObjects(missing(others, { routeObjects: [] }))
  expect(text).toContain('Asked: 1 of 6 routing registries.')
  expect(text).not.toContain('filter')
})

test('statistics past their age are said to be, not counted as registries that could not be asked', () => {
  const sources = everySource.map((source) => ({ ...source, status: 'stale' as const }))
  const { text } = stateHolder(subjectOf({ ...soundDossier(), registrations: [], registeredAddresses: 0, sources }))
  expect(text).toContain('past their age')
  expect(text).not.toContain('0 registries')
})

test('what an old source said leads the verdict with its day', () => {
  const entries = [{ prefix: '240.0.64.0/18', relation: 'exact' as const, reference: null }]
  const blocklists = [{ list: 'spamhaus-drop', asOf: null, listedAddresses: 16_384, entries }]
  const sources = everySource.map((source) =>
    ['spamhaus-drop', 'rpki-vrps'].includes(source.source) ? observed(source.source, 'stale', '2026-06-19') : source,
  )
  const exact = [{ origin: 64500, state: 'invalid', reason: 'origin' } as const]
  const sound = soundDossier()
  const subject = subjectOf({ ...sound, blocklists, sources, routing: sound.routing && { ...sound.routing, exact } })
  expect(stateBlocklists(subject).headline).toBe('all of it was on Spamhaus DROP on 2026-06-19')
  expect(stateRouting(subject).headline).toBe('its route from AS64500 is RPKI-Invalid by the VRPs of 2026-06-19')
})
