import { describe, expect, test } from 'vitest'
import { formatAddress } from '#lib/address-space/address.ts'
import { openRangeTable } from '#lib/address-space/range-table.ts'
import type { FileFacts, ReadSnapshot } from '#lib/diligence/snapshot.ts'
import { blocklistSchema } from '#lib/reputation/blocklist.ts'
import { bytesOf, onlySnapshot, refusalOf } from '#tests/support/format-reading.ts'
import { netset } from './netset.ts'

const facts: FileFacts = { name: 'list.netset', listName: null }
const named: FileFacts = { ...facts, listName: 'office-list' }
const read = (text: string, file = facts) => netset.read(bytesOf(text, 40), file)

const level1 = `#
# firehol_level1
#
# ipv4 hash:net ipset
#
# A firewall blacklist composed from IP lists, providing 
# routers and firewalls. (includes: dshield feodo fullbogons 
# spamhaus_drop spamhaus_edrop)
#
# Maintainer      : FireHOL
# List source URL : 
# Source File Date: Wed Aug 27 22:00:01 UTC 2025
#
# This File Date  : Wed Aug 27 22:01:31 UTC 2025
# Aggregation     : none
# Entries         : 4523 subnets, 612596352 unique IPs
#
`

function rangesOf({ columns }: ReadSnapshot): string[] {
  const table = openRangeTable(blocklistSchema, columns)
  return Array.from({ length: table.size }, (_, index) => {
    const { start, end } = table.row(index)
    return `${formatAddress(start)} ${formatAddress(end)}`
  })
}

describe('recognise', () => {
  test('a list that names itself is recognised, an empty one too', () => {
    expect(netset.recognise(`${level1}0.0.0.0/8\n`, facts)).toBe(true)
    expect(netset.recognise(level1, facts)).toBe(true)
    expect(netset.recognise('create x hash:net family inet\nadd x 192.0.2.0/24\n', facts)).toBe(true)
  })

  test('a plain list is recognised only where the folder names it', () => {
    const plain = '1.10.16.0/20 \n1.19.0.0/16 \n'
    expect(netset.recognise(plain, facts)).toBe(false)
    expect(netset.recognise(`# my list\n${plain}`, facts)).toBe(false)
    expect(netset.recognise(plain, named)).toBe(true)
  })

  test('naming a file does not make a list of what is none', () => {
    expect(netset.recognise('{"cidr":"1.10.16.0/20","sblid":"SBL256894"}\n', named)).toBe(false)
    expect(netset.recognise('1.10.16.0/20 ; SBL256894\n', named)).toBe(false)
    expect(netset.recognise('1.0.0.1\t3\n', named)).toBe(false)
  })

  test('IPv6 lists are not, nor commands to another program', () => {
    expect(netset.recognise(level1.replace('ipv4 hash', 'ipv6 hash'), facts)).toBe(false)
    expect(netset.recognise('add x 2001:db8::/32\n', facts)).toBe(false)
    expect(netset.recognise('add user alice\n', facts)).toBe(false)
  })
})

describe('read', () => {
  test('the list names and dates itself; its count is shown, not checked; its parts are named', async () => {
    const snapshot = await onlySnapshot(read(`${level1}0.0.0.0/8\n1.10.16.0/20\n217.160.0.27\n`))
    expect(snapshot).toMatchObject({
      source: 'firehol_level1',
      kind: 'blocklist',
      asOf: '2025-08-27T22:01:31Z',
      records: 3,
      countedByHeader: 4523,
      notes: [
        'The header says 4523 subnets, 612596352 unique IPs.',
        'Composed of other lists: dshield, feodo, fullbogons, spamhaus_drop, spamhaus_edrop.',
      ],
    })
    expect(rangesOf(snapshot)).toEqual(['0.0.0.0 0.255.255.255', '1.10.16.0 1.10.31.255', '217.160.0.27 217.160.0.27'])
    const first = openRangeTable(blocklistSchema, snapshot.columns).row(0)
    expect(first).toMatchObject({ reference: null, offset: level1.length, bytes: 9 })
  })

  test('a list with no entries is a list', async () => {
    const empty = level1.replace('4523 subnets, 612596352', '0')
    expect(await onlySnapshot(read(empty))).toMatchObject({
      records: 0,
      countedByHeader: 0,
      notes: [expect.stringContaining('0 unique IPs'), expect.anything()],
    })
  })

  test('lines for ipset restore name their set', async () => {
    const text =
      'create spamhaus_v4 hash:net family inet\nadd spamhaus_v4 199.253.48.0/21\nadd spamhaus_v4 199.5.16.0/21 timeout 300\n'
    expect(await onlySnapshot(read(text))).toMatchObject({ source: 'spamhaus_v4', asOf: null, records: 2 })
  })

  test('the folder names a plain list, and its word goes before the list’s', async () => {
    const text = '1.10.16.0/20 \n1.19.0.0/16 # why\n2001:db8::/32\n'
    expect(await onlySnapshot(read(text, named))).toMatchObject({
      source: 'office-list',
      records: 2,
      notes: ['1 IPv6 entries skipped.'],
    })
    expect(await onlySnapshot(read(level1, named))).toMatchObject({ source: 'office-list' })
  })
})

describe('refuse', () => {
  test.each([
    ['host bits', '10.0.0.1/8', '10.0.0.0/8'],
    ['a short address', '10.0.0', '"10.0.0"'],
    ['a range', '10.0.0.0-10.0.0.9', '"10.0.0.0-10.0.0.9"'],
  ])('an entry with %s, by line', async (_case, entry, words) => {
    const refusal = await refusalOf(read(`1.10.16.0/20\n${entry}\n`, named))
    expect(refusal).toMatchObject({ source: 'office-list', line: 2 })
    expect(refusal.reason).toContain(words)
  })

  test('a file that fills two sets', async () => {
    expect(await refusalOf(read('add a 192.0.2.0/24\nadd b 192.0.2.0/24\n'))).toMatchObject({ source: 'a', line: 2 })
  })

  test('a list that nobody names', async () => {
    expect((await refusalOf(read('192.0.2.0/24\n'))).reason).toContain('sources.json')
  })
})
