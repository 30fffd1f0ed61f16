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

test('a transfer between two registries that stands in both logs is told once', () => {
  const both = { ...transfer, recipientRir: 'RIPE NCC' }
  const transfers = [both, { ...both, date: '2025-12-29', source: null }]
  const { text, facts } = stateHolderChanges(
    subjectOf({ ...soundDossier(), transfers: transfers.map((row) => ({ ...row, source: row.source })) }),
  )
  expect(text).toMatch(/^1 transfer on record \(2025-12-28\)/)
  expect(facts?.rows).toHaveLength(1)
})

const held = (holderId: string) => ({
  ...{ isListed: true, held: [{ holderId, status: 'allocated', addresses: 16_384 }] },
})
const compared = [{ source: 'delegated-apnic', first: '2025-07-20', last: '2026-11-22', days: 3, named: 3 }]

test('another holder in later statistics is told with the days of both, log or not', () => {
  const change = {
    source: 'delegated-apnic',
    from: '2025-07-20',
    to: '2026-06-19',
    before: held('A1'),
    after: held('A2'),
  }
  const particulars = { ...noParticulars, holders: { changes: [change], compared } }
  const { text, facts, answers } = stateHolderChanges(subjectOf(soundDossier(), particulars))
  const said =
    'Between 2025-07-20 and 2026-06-19 the statistics of APNIC changed from holder A1 (16,384 addresses) to holder A2 (16,384 addresses).'
  expect(text).toContain(said)
  expect(answers[0]).toEqual({ answer: 'found', count: null })
  expect(facts?.rows[0]?.slice(0, 3)).toEqual([
    '2025-07-20 to 2026-06-19',
    'Holder A1 (16,384 addresses)',
    'Holder A2 (16,384 addresses)',
  ])
  const withoutLog = stateHolderChanges(subjectOf({ ...soundDossier(), transfers: null }, particulars))
  expect(withoutLog.text).toBe(`No transfer log was read. ${said}`)
})

test('the same holder on every day is no proof, and is told with the days', () => {
  const particulars = { ...noParticulars, holders: { changes: [], compared } }
  expect(stateHolderChanges(subjectOf(soundDossier(), particulars)).text).toContain(
    'The statistics of APNIC of 3 days from 2025-07-20 to 2026-11-22 show the same holder each time.',
  )
})

test('files without ids show no holder, and do not say that it stayed the same', () => {
  const unnamed = compared.map((one) => ({ ...one, named: 1 }))
  const particulars = { ...noParticulars, holders: { changes: [], compared: unnamed } }
  expect(stateHolderChanges(subjectOf(soundDossier(), particulars)).text).toContain(
    'show it held each time; only 1 of them bears holder ids, so that another holder would not show.',
  )
})
