import { expect, test } from 'vitest'
import { openRangeTable } from '#lib/address-space/range-table.ts'
import { blocklistSchema } from '#lib/reputation/blocklist.ts'
import { bytesOf, onlySnapshot, refusalOf } from '#tests/support/format-reading.ts'
import { spamhausDropText } from './drop-text.ts'

const facts = { name: 'drop.txt', listName: null }
const title = '; Spamhaus DROP List 2025/01/17 - (c) 2025 The Spamhaus Project SLU'
const modified = '; Last-Modified: Fri, 17 Jan 2025 17:03:47 GMT'
const read = (...lines: string[]) => spamhausDropText.read(bytesOf(`${lines.join('\n')}\n`, 30), facts)

test('a list is known by its title; prefixes without one are not', () => {
  expect(spamhausDropText.recognise(`${title}\n`, facts)).toBe(true)
  expect(spamhausDropText.recognise('; Spamhaus EDROP List 2024/02/27 - (c) 2024\n', facts)).toBe(true)
  expect(spamhausDropText.recognise('1.10.16.0/20 \n1.19.0.0/16 \n', facts)).toBe(false)
  expect(spamhausDropText.recognise('; Spamhaus DROPv6 List 2025/01/17 - (c) 2025\n', facts)).toBe(false)
})

test('each line is a row with its id, and Last-Modified dates the list', async () => {
  const lines = [title, modified, '1.10.16.0/20 ; SBL256894', '1.19.0.0/16 ; SBL434604', '; EOF']
  const snapshot = await onlySnapshot(read(...lines))
  expect(snapshot).toMatchObject({
    source: 'spamhaus-drop',
    kind: 'blocklist',
    asOf: '2025-01-17T17:03:47Z',
    records: 2,
  })
  const table = openRangeTable(blocklistSchema, snapshot.columns)
  expect(table.row(0)).toEqual({
    start: 0x010a1000,
    end: 0x010a1fff,
    reference: 'SBL256894',
    offset: title.length + modified.length + 2,
    bytes: 24,
  })
})

test('without Last-Modified the title dates it', async () => {
  expect(await onlySnapshot(read(title, '1.10.16.0/20 ; SBL256894'))).toMatchObject({ asOf: '2025-01-17' })
})

test('EDROP is a list of its own, and an entry may lack its id', async () => {
  const snapshot = await onlySnapshot(read('; Spamhaus EDROP List 2024/02/27 - (c) 2024', '2.56.247.0/24 '))
  expect(snapshot).toMatchObject({ source: 'spamhaus-edrop', asOf: '2024-02-27' })
  expect(openRangeTable(blocklistSchema, snapshot.columns).row(0).reference).toBeNull()
})

test('a line that is no prefix is refused', async () => {
  expect(await refusalOf(read(title, '1.10.16.0/20 ; SBL256894', '1.10.16.0 ; SBL1'))).toMatchObject({
    source: 'spamhaus-drop',
    line: 3,
  })
})
