import { expect, test } from 'vitest'
import { dossierOf } from '#tests/support/dossier-builder.ts'
import type { Dossier } from '../dossier.ts'
import { stateBefore } from './before.ts'
import { subjectOf } from './subject.ts'

const today = dossierOf('240.0.64.0/18', { blocklists: [] })
const earlier = { ...today, at: '2026-10-24T00:00:00.000Z' }

const answersTo = (before: Dossier) => stateBefore(subjectOf(today), [before]).answers.map(({ answer }) => answer)

test('an earlier list that held nothing, without an earlier routing table, is not checked', () => {
  expect(answersTo(earlier)).toEqual(['not-checked'])
})

test('an earlier routing table without another origin is nothing found', () => {
  const routing: Dossier['routing'] = { status: 'unrouted', exact: [], moreSpecifics: [], covering: [] }
  expect(answersTo({ ...earlier, routing })).toEqual(['nothing-found'])
})

test('a listing of before that is gone today is found', () => {
  const listed = [{ list: 'drop', asOf: null, listedAddresses: 256, entries: [] }]
  expect(answersTo({ ...earlier, blocklists: listed })).toEqual(['found'])
})
