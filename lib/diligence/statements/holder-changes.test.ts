import { expect, test } from 'vitest'
import { soundDossier } from '#tests/support/dossier-builder.ts'
import { noParticulars } from '../particulars.ts'
import { stateHolderChanges } from './holder-changes.ts'
import { subjectOf } from './subject.ts'

const transfer = {
  date: '2025-12-28',
  type: 'RESOURCE_TRANSFER',
  sourceRir: 'ARIN',
  recipientRir: 'ARIN',
  source: 'Hollow Mountain Echo Services LLC',
  recipient: 'Feathered Anvil Works Inc.',
  start: '240.0.64.0',
  end: '240.0.127.255',
}
const textOf = (changes: Partial<typeof transfer>) =>
  stateHolderChanges(subjectOf({ ...soundDossier(), transfers: [{ ...transfer, ...changes }] })).text

test('a recipient whose name ends with a full stop ends the sentence with one', () => {
  expect(textOf({})).toMatch(/^1 transfer on record \(2025-12-28\), from .* to Feathered Anvil Works Inc\.(?!\.)/)
})

test('a transfer between two registries names both', () => {
  expect(textOf({ recipientRir: 'RIPE NCC' })).toContain('Feathered Anvil Works Inc., from ARIN to RIPE NCC.')
})

test('of several transfers the last one is told, and called the last', () => {
  const transfers = [{ ...transfer, date: '2015-02-03', recipient: 'Polite Moose' }, transfer]
  expect(stateHolderChanges(subjectOf({ ...soundDossier(), transfers })).text).toMatch(
    /^2 transfers on record \(2015-02-03 and 2025-12-28\), the last from .* to Feathered Anvil/,
  )
})

test('silence of the logs is no good news, and comes with the days they tell of', () => {
  const logs = [{ source: 'transfers-apnic', begins: '2010-11-01' }]
  const { severity, text } = stateHolderChanges(subjectOf(soundDossier(), { ...noParticulars, logs }))
  expect(severity).toBe('notice')
  expect(text).toBe(
    'No transfer of it is in 5 transfer logs. The APNIC transfer log runs from its oldest entry, 2010-11-01, to 2026-11-22. Earlier changes are not in it.',
  )
})
