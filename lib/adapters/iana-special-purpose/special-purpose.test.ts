import { describe, expect, test } from 'vitest'
import { formatPrefix, prefixAt } from '#lib/address-space/prefix.ts'
import { asSinglePrefix } from '#lib/address-space/range.ts'
import { openRangeTable } from '#lib/address-space/range-table.ts'
import { specialPurposeSchema } from '#lib/registry/special-purpose.ts'
import { bytesOf, onlySnapshot, refusalOf } from '#tests/support/format-reading.ts'
import { ianaSpecialPurpose } from './special-purpose.ts'

const facts = { name: 'iana-ipv4-special-registry-1.csv', listName: null }
const header =
  'Address Block,Name,RFC,Allocation Date,Termination Date,Source,Destination,Forwardable,Globally Reachable,Reserved-by-Protocol'
const read = (...rows: string[]) => ianaSpecialPurpose.read(bytesOf([header, ...rows, ''].join('\n'), 11), facts)

async function rowsOf(...rows: string[]) {
  const { columns } = await onlySnapshot(read(...rows))
  const table = openRangeTable(specialPurposeSchema, columns)
  return Array.from({ length: table.size }, (_, index) => {
    const { start, end, ...row } = table.row(index)
    return { prefix: formatPrefix(asSinglePrefix({ start, end }) ?? prefixAt(start, 32)), ...row }
  })
}

describe('recognise', () => {
  test('the IPv4 registry is recognised by its header, with a byte order mark too', () => {
    expect(ianaSpecialPurpose.recognise(`${header}\n0.0.0.0/8,"""This network""",`, facts)).toBe(true)
    expect(ianaSpecialPurpose.recognise(`\u00ef\u00bb\u00bf${header}\r\n10.0.0.0/8,Private-Use,`, facts)).toBe(true)
  })

  test('the IPv6 registry, which has the same header, and the /8 registry are not', () => {
    expect(ianaSpecialPurpose.recognise(`${header}\n::1/128,Loopback Address,[RFC4291],2006-02\n`, facts)).toBe(false)
    expect(ianaSpecialPurpose.recognise(`${header}\n2001:db8::/32,Documentation,[RFC3849]\n`, facts)).toBe(false)
    expect(ianaSpecialPurpose.recognise('Prefix,Designation,Date,WHOIS,RDAP,Status [1],Note\n000/8,', facts)).toBe(
      false,
    )
  })
})

describe('read', () => {
  test('quotes inside a cell stay, quotes around it go', async () => {
    const row = '0.0.0.0/8,"""This network""","[RFC791], Section 3.2",1981-09,N/A,True,False,False,False,True'
    expect(await rowsOf(row)).toEqual([
      {
        prefix: '0.0.0.0/8',
        name: '"This network"',
        rfc: '[RFC791], Section 3.2',
        globallyReachable: 'False',
        terminated: null,
        offset: header.length + 1,
        bytes: row.length,
      },
    ])
  })

  test('two blocks in one cell are two rows', async () => {
    const rows = await rowsOf(
      '"192.0.0.170/32, 192.0.0.171/32",NAT64/DNS64 Discovery,"[RFC8880][RFC7050], Section 2.2",2013-02,N/A,False,False,False,False,True',
    )
    expect(rows.map(({ prefix, name }) => [prefix, name])).toEqual([
      ['192.0.0.170/32', 'NAT64/DNS64 Discovery'],
      ['192.0.0.171/32', 'NAT64/DNS64 Discovery'],
    ])
  })

  test('footnote marks go, references to RFCs stay', async () => {
    const rows = await rowsOf(
      '127.0.0.0/8,Loopback,"[RFC1122], Section 3.2.1.3",1981-09,N/A,False [1],False [1],False [1],False [1],True',
      '192.0.0.0/24 [2],IETF Protocol [3] Assignments,"[RFC6890], Section 2.1",2010-01,N/A,False,False,False,False,False',
    )
    expect(rows).toMatchObject([
      { prefix: '127.0.0.0/8', globallyReachable: 'False', rfc: '[RFC1122], Section 3.2.1.3' },
      { prefix: '192.0.0.0/24', name: 'IETF Protocol Assignments' },
    ])
  })

  test('a line break inside quotes belongs to its cell', async () => {
    const limited =
      '255.255.255.255/32,Limited Broadcast,"[RFC8190]\n        [RFC919], Section 7",1984-10,N/A,False,True,False,False,True'
    const rows = await rowsOf(
      '240.0.0.0/4,Reserved,"[RFC1112], Section 4",1989-08,N/A,False,False,False,False,True',
      limited,
    )
    expect(rows).toMatchObject([
      { prefix: '240.0.0.0/4' },
      { prefix: '255.255.255.255/32', rfc: '[RFC8190] [RFC919], Section 7', bytes: limited.length },
    ])
  })

  test('a terminated row with empty flags is kept as one', async () => {
    expect(await rowsOf('192.88.99.0/24,Deprecated (6to4 Relay Anycast),[RFC7526],2001-06,2015-03,,,,,')).toMatchObject(
      [{ name: 'Deprecated (6to4 Relay Anycast)', terminated: '2015-03', globallyReachable: null }],
    )
  })

  test('the file tells no day; Windows line ends, a mark of UTF-8 and blank lines at its end change nothing', async () => {
    const text = `\ufeff${header}\r\n10.0.0.0/8,Private-Use,[RFC1918],1996-02,N/A,True,True,True,False,False\r\n\r\n`
    expect(await onlySnapshot(ianaSpecialPurpose.read(bytesOf(text), facts))).toMatchObject({
      source: 'iana-special-purpose',
      kind: 'special-purpose',
      asOf: null,
      records: 1,
    })
  })
})

describe('refuse', () => {
  test.each([
    [
      'a block with host bits',
      '10.0.0.1/8,Private-Use,[RFC1918],1996-02,N/A,True,True,True,False,False',
      2,
      '10.0.0.0/8',
    ],
    ['a row without a name', '10.0.0.0/8,,[RFC1918],1996-02,N/A,True,True,True,False,False', 2, 'no name'],
    ['a row that is cut off', '10.0.0.0/8,Private-Use,[RFC1918]', 2, 'Not CSV'],
    ['a quote that never closes', '0.0.0.0/8,"""This network""', 2, 'Not CSV'],
  ])('%s, by line', async (...[, row, line, words]) => {
    const refusal = await refusalOf(read(row))
    expect(refusal).toMatchObject({ source: 'iana-special-purpose', line })
    expect(refusal.reason).toContain(words)
  })

  test('a registry without rows', async () => {
    expect((await refusalOf(read())).reason).toBe('The registry has no rows.')
  })

  test('nothing when the bytes themselves fail: that error is the caller’s', async () => {
    async function* torn() {
      yield* bytesOf(`${header}\n10.0.0.0/8,Private`)
      throw new Error('unexpected end of file')
    }
    await expect(ianaSpecialPurpose.read(torn(), facts)).rejects.toThrow('unexpected end of file')
  })
})
