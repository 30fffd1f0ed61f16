import { describe, expect, test } from 'vitest'
import { formatRange } from '#lib/address-space/range.ts'
import { openRangeTable } from '#lib/address-space/range-table.ts'
import { transferLockSchema } from '#lib/registry/voluntary-lock.ts'
import { bytesOf, onlySnapshot, refusalOf } from '#tests/support/format-reading.ts'
import { transferLocks } from './transfer-locks.ts'

const facts = { name: 'transfer-locks.csv', listName: null }
const read = (text: string) => transferLocks.read(bytesOf(text, 40), facts)
const header = 'resource,locked from,locked until'

test('only a file that begins with the header is recognised, comments before it or not', () => {
  expect(transferLocks.recognise(`# as of: 2026-11-22\n${header}\n`, facts)).toBe(true)
  expect(transferLocks.recognise('resource,locked from\n', facts)).toBe(false)
  expect(transferLocks.recognise('1.2.3.0/24,2026-01-01,2027-01-01\n', facts)).toBe(false)
})

test('locks of prefixes and of ranges are read, those of ASNs and IPv6 passed over and told', async () => {
  const found = await onlySnapshot(
    read(
      `# as of: 2026-11-22\n${header}\n192.0.2.0/24,2026-01-05,2028-01-05\n198.51.100.0 - 198.51.101.127,,\nAS64500,2026-01-05,2028-01-05\n2001:db8::/32,2026-01-05,2028-01-05\n`,
    ),
  )
  expect(found).toMatchObject({
    ...{ source: 'transfer-locks-ripencc', kind: 'transfer-locks', asOf: '2026-11-22', records: 2 },
    notes: ['2 locks of AS numbers and IPv6 skipped.'],
  })
  const table = openRangeTable(transferLockSchema, found.columns)
  expect([0, 1].map((index) => table.row(index)).map((row) => [formatRange(row), row.since, row.until])).toEqual([
    ['192.0.2.0 - 192.0.2.255', '2026-01-05', '2028-01-05'],
    ['198.51.100.0 - 198.51.101.127', null, null],
  ])
})

test('a list without a lock is a list that was read', async () => {
  expect((await onlySnapshot(read(`${header}\n`))).records).toBe(0)
})

describe('is refused whole', () => {
  test.each([
    ['a resource that is none', `${header}\n192.0.2.1/24,,\n`, 2, '192.0.2.0/24'],
    ['a day that is none', `${header}\n192.0.2.0/24,2026-02-30,\n`, 2, '"2026-02-30" is no day'],
    ['a cell too many', `${header}\n192.0.2.0/24,,,\n`, 2, 'is not'],
    ['no header', '192.0.2.0/24,,\n', 1, 'The first line'],
    ['an as-of day that is none', `# as of: yesterday\n${header}\n`, 1, 'no day'],
  ])('%s', async (_case, text, ...[line, words]) => {
    const refusal = await refusalOf(read(text))
    expect(refusal).toMatchObject({ source: 'transfer-locks-ripencc', line })
    expect(refusal.reason).toContain(words)
  })
})
