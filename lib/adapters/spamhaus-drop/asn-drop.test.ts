import { describe, expect, test } from 'vitest'
import { openRangeTable } from '#lib/address-space/range-table.ts'
import { asnDropSchema } from '#lib/reputation/asn-drop.ts'
import { bytesOf, onlySnapshot, refusalOf } from '#tests/support/format-reading.ts'
import { spamhausAsnDrop } from './asn-drop.ts'
import { spamhausDropJson } from './drop-json.ts'

const facts = { name: 'asndrop.json', listName: null }
const metadata = (records: number) =>
  `{"type":"metadata","timestamp":1709006105,"size":17905,"records":${records},"copyright":"(c) 2024 The Spamhaus Project SLU","terms":"https://www.spamhaus.org/drop/terms/"}`
const entry = (asn: number, asname = 'EXAMPLE-NET') =>
  `{"asn":${asn},"rir":"arin","domain":"example.net","cc":"US","asname":"${asname}"}`
const read = (...lines: string[]) => spamhausAsnDrop.read(bytesOf(`${lines.join('\n')}\n`, 50), facts)

test('the list is recognised by its first entry, and neither list is taken for the other', () => {
  const drop = '{"cidr":"1.10.16.0/20","sblid":"SBL256894","rir":"apnic"}\n'
  expect(spamhausAsnDrop.recognise(`${entry(64_500)}\n`, facts)).toBe(true)
  expect(spamhausAsnDrop.recognise(drop, facts)).toBe(false)
  expect(spamhausDropJson.recognise(`${entry(64_500)}\n`, facts)).toBe(false)
})

test('each line is an AS, and the last line is no entry', async () => {
  const snapshot = await onlySnapshot(read(entry(64_500), entry(4_200_000_000, ''), metadata(2)))
  expect(snapshot).toMatchObject({
    ...{ source: 'spamhaus-asndrop', kind: 'asn-drop', asOf: '2024-02-27T03:55:05Z', records: 2 },
  })
  const table = openRangeTable(asnDropSchema, snapshot.columns)
  const [index = -1] = table.overlapping(64_500, 64_500)
  expect(table.row(index)).toMatchObject({
    ...{ start: 64_500, end: 64_500, rir: 'arin', domain: 'example.net', country: 'US', name: 'EXAMPLE-NET' },
    ...{ offset: 0, bytes: entry(64_500).length },
  })
  expect(table.overlapping(64_501, 64_501)).toEqual([])
})

describe('refuse', () => {
  test.each([
    ['a count that is another', [entry(64_500), metadata(201)], 2, 'says 201 records; the list has 1'],
    ['a list without its last line', [entry(64_500)], null, 'cut off'],
    ['AS0, which is nobody', [entry(0), metadata(1)], 1, 'AS number'],
    ['a number with a fraction', ['{"asn":64500.5,"rir":"arin"}', metadata(1)], 1, 'AS number'],
    ['an entry of the other list', [entry(64_500), '{"cidr":"192.0.2.0/24"}', metadata(2)], 2, 'neither'],
  ] as const)('%s', async (...[, lines, line, words]) => {
    const refusal = await refusalOf(read(...lines))
    expect(refusal).toMatchObject({ source: 'spamhaus-asndrop', line })
    expect(refusal.reason).toContain(words)
  })
})
