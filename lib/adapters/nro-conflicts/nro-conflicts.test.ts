import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { formatRange } from '#lib/address-space/range.ts'
import { openRangeTable } from '#lib/address-space/range-table.ts'
import { registryConflictSchema } from '#lib/registry/registry-conflict.ts'
import { bytesOf, onlySnapshot, refusalOf } from '#tests/support/format-reading.ts'
import { root } from '#tests/support/source-files.ts'
import { nroConflicts } from './nro-conflicts.ts'

const facts = { name: 'conflicts-20261122', listName: null }
const report = readFileSync(join(root, 'tests/recordings/nro-conflicts/conflicts-20261122'), 'latin1')
const read = (text: string) => nroConflicts.read(bytesOf(text, 50), facts)

test('the report is recognised, statistics with a header or without the ninth column are not', () => {
  expect(nroConflicts.recognise(report, facts)).toBe(true)
  expect(nroConflicts.recognise(`2|nro|20261122|3|19821213|20261122|+0000\n${report}`, facts)).toBe(false)
  expect(nroConflicts.recognise('apnic|AU|ipv4|1.0.0.0|256|20110811|assigned\n', facts)).toBe(false)
})

test('each claim is a row that names everybody in its conflict, and no two conflicts are mixed', async () => {
  const found = await onlySnapshot(read(report))
  expect(found).toMatchObject({
    ...{ source: 'nro-conflicts', kind: 'registry-conflicts', asOf: null, records: 4 },
    notes: ['2 rows of AS numbers and IPv6 skipped.'],
  })
  const table = openRangeTable(registryConflictSchema, found.columns)
  const rows = Array.from({ length: table.size }, (_, index) => table.row(index))
  expect(rows.map((row) => [formatRange(row), row.registries])).toEqual([
    ['198.51.100.0 - 198.51.101.255', 'apnic arin'],
    ['198.51.100.0 - 198.51.100.255', 'apnic arin'],
    ['203.0.113.0 - 203.0.113.255', 'apnic iana'],
    ['203.0.113.0 - 203.0.113.255', 'apnic iana'],
  ])
  const [first] = rows
  expect(report.slice(first?.offset, (first?.offset ?? 0) + (first?.bytes ?? 0))).toBe(
    'arin|US|ipv4|198.51.100.0|512|20090714|allocated|arin|e-stats',
  )
})

test.each([
  ['a line that is no row', 'apnic|AU|ipv4|198.51.100.0|256|20190924|assigned|apnic|e-stats\n<html>\n', 2, '"<html>"'],
  ['an address that is none', 'apnic|AU|ipv4|198.51.100|256|20190924|assigned|apnic|e-stats\n', 1, '198.51.100'],
  ['more addresses than there are', 'apnic|AU|ipv4|255.255.255.0|512|20190924|assigned|x|e-stats\n', 1, '"512"'],
])('%s is refused by line', async (_case, text, ...[line, words]) => {
  const refusal = await refusalOf(read(text))
  expect(refusal).toMatchObject({ source: 'nro-conflicts', line })
  expect(refusal.reason).toContain(words)
})
