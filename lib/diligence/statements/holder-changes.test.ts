import { expect, test } from 'vitest'
import { soundDossier } from '#tests/support/dossier-builder.ts'
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
  expect(textOf({})).toMatch(/^1 transfer on record, 2025-12-28; .* to Feathered Anvil Works Inc\.(?!\.)/)
})

test('a transfer between two registries names both', () => {
  expect(textOf({ recipientRir: 'RIPE NCC' })).toContain('Feathered Anvil Works Inc., from ARIN to RIPE NCC.')
})
