import { describe, expect, test } from 'vitest'
import { formatAddress } from '#lib/address-space/address.ts'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import { rangeToPrefixes } from '#lib/address-space/range.ts'
import { openRangeTable } from '#lib/address-space/range-table.ts'
import { pendingTransferSchema } from '#lib/registry/pending-transfer.ts'
import { transferSchema } from '#lib/registry/transfer.ts'
import { bytesOf, onlySnapshot, refusalOf, snapshotsOf } from '#tests/support/format-reading.ts'
import { transferLog } from './transfer-log.ts'

const facts = { name: 'transfers_latest.json', listName: null }
const read = (text: string) => transferLog.read(bytesOf(text, 100), facts)

const arin = { stats_version: '4.0', producer: 'ARIN', production_date: '2026-04-15T03:59:11Z', UTC_offset: -4 }
const setOf = (start_address: string, end_address: string) => ({ transfer_set: [{ start_address, end_address }] })
const aes = {
  ip4nets: {
    original_set: [{ start_address: '162.208.048.000', end_address: '162.208.051.255' }],
    transfer_set: [{ start_address: '162.208.048.000', end_address: '162.208.051.255' }],
  },
  recipient_organization: { name: 'The AES Corporation', country_code: 'US' },
  recipient_rir: 'ARIN',
  source_organization: { name: 'Database By Design LLC', country_code: 'US' },
  source_registration_date: '2013-04-01T21:13:31Z',
  source_rir: 'ARIN',
  transfer_date: '2026-04-14T18:59:21Z',
  type: 'RESOURCE_TRANSFER',
}
const logOf = (version: object, ...transfers: unknown[]) => JSON.stringify({ version, transfers }, null, 2)

async function rowsOf(version: object, ...transfers: object[]) {
  const { columns } = await onlySnapshot(read(logOf(version, ...transfers)))
  const table = openRangeTable(transferSchema, columns)
  return Array.from({ length: table.size }, (_, index) => {
    const { start, end, ...row } = table.row(index)
    return { range: `${formatAddress(start)} ${formatAddress(end)}`, ...row }
  })
}

describe('recognise', () => {
  test('a log is recognised, the version before or behind the transfers', () => {
    expect(transferLog.recognise(logOf(arin, aes), facts)).toBe(true)
    expect(transferLog.recognise(JSON.stringify({ transfers: [aes], version: arin }), facts)).toBe(true)
    expect(transferLog.recognise(logOf(arin), facts)).toBe(true)
  })

  test('one record alone, a VRP export and a list of changes are not', () => {
    expect(transferLog.recognise(JSON.stringify(aes), facts)).toBe(false)
    expect(transferLog.recognise('{"metadata":{"vrps":1},"roas":[{"asn":13335}]}', facts)).toBe(false)
    expect(transferLog.recognise('[{"start":"41.79.192.0","count":1024}]', facts)).toBe(false)
  })
})

describe('read', () => {
  test('ARIN pads octets with zeros, which are decimal and not octal', async () => {
    expect(await rowsOf(arin, aes)).toMatchObject([
      {
        range: '162.208.48.0 162.208.51.255',
        date: '2026-04-14',
        type: 'RESOURCE_TRANSFER',
        sourceRir: 'ARIN',
        recipientRir: 'ARIN',
        source: 'Database By Design LLC',
        recipient: 'The AES Corporation',
      },
    ])
    expect(await rowsOf(arin, { ...aes, ip4nets: setOf('054.010.000.000', '054.010.000.255') })).toMatchObject([
      { range: '54.10.0.0 54.10.0.255' },
    ])
  })

  test('a row says where its record stands in the text', async () => {
    const text = JSON.stringify({ transfers: [{ ...aes, note: 'Telefônica' }, aes], version: arin })
    const { columns } = await onlySnapshot(read(text))
    const { offset, bytes } = openRangeTable(transferSchema, columns).row(1)
    const record = new TextEncoder().encode(text).subarray(offset, offset + bytes)
    expect(JSON.parse(new TextDecoder().decode(record))).toEqual(aes)
  })

  test('LACNIC wraps the nets in a list, and dates with milliseconds and an offset without colon', async () => {
    const lacnic = { ...arin, producer: 'LACNIC', production_date: '2019-05-02 00:10:00.000-0300' }
    const log = logOf(lacnic, {
      ...aes,
      ip4nets: [setOf('200.1.2.0', '200.1.3.255')],
      transfer_date: '2019-05-01 22:20:30.000-0300',
    })
    const snapshot = await onlySnapshot(read(log))
    expect(snapshot).toMatchObject({ source: 'transfers-lacnic', asOf: '2019-05-02T03:10:00Z' })
    // The day as the registry prints it, though it is the next one in UTC.
    expect(openRangeTable(transferSchema, snapshot.columns).row(0)).toMatchObject({ date: '2019-05-01' })
  })

  test('a range need not be one prefix', async () => {
    const { columns } = await onlySnapshot(read(logOf(arin, { ...aes, ip4nets: setOf('196.4.20.0', '196.4.29.255') })))
    const prefixes = rangeToPrefixes(openRangeTable(transferSchema, columns).row(0)).map(formatPrefix)
    expect(prefixes).toEqual(['196.4.20.0/22', '196.4.24.0/22', '196.4.28.0/23'])
  })

  test.each([
    [{ start_date: '2009-10-12T00:00:00Z', end_date: '2026-11-30T00:00:00Z' }, '2009-10-12'],
    [{ start_date: 'long ago' }, undefined],
    [{}, undefined],
    ['2009', undefined],
    [undefined, undefined],
  ])('the interval of its records, %j, says that it begins on %s, and refuses nothing', async (interval, begins) => {
    const { begins: told } = await onlySnapshot(read(logOf({ ...arin, records_interval: interval }, aes)))
    expect(told).toBe(begins)
  })

  test('each range of a set is a row', async () => {
    const [a, b] = [setOf('192.0.2.0', '192.0.2.255'), setOf('198.51.100.0', '198.51.100.255')]
    const ip4nets = { transfer_set: [...a.transfer_set, ...b.transfer_set] }
    expect(await rowsOf(arin, { ...aes, ip4nets })).toHaveLength(2)
    expect(await rowsOf(arin, { ...aes, ip4nets: [a, b] })).toHaveLength(2)
  })

  test('organisations, dates, the original set and the type may be missing', async () => {
    const bare = { ip4nets: setOf('192.0.2.0', '192.0.2.255'), source_rir: 'RIPE NCC', recipient_rir: 'APNIC' }
    const ripe = { ...arin, producer: 'RIPE NCC' }
    expect(await rowsOf(ripe, bare, { ...bare, source_organization: null, recipient_organization: {} })).toMatchObject(
      Array(2).fill({ date: null, type: null, source: null, recipient: null, sourceRir: 'RIPE NCC' }),
    )
  })

  test('unknown members are passed over', async () => {
    const text = JSON.stringify({
      version: { ...arin, extra: [] },
      schema: {},
      transfers: [{ ...aes, remarks: ['x'] }],
    })
    expect((await onlySnapshot(read(text))).records).toBe(1)
  })

  test('transfers of AS numbers and IPv6 are skipped, and told', async () => {
    const asn = { ...aes, ip4nets: undefined, asns: { transfer_set: [{ start: 3943, end: 3943 }] } }
    const ipv6 = { ...aes, ip4nets: undefined, ip6nets: setOf('2620:001F:8000::', '2620:001F:8000:FFFF::') }
    expect(await onlySnapshot(read(logOf(arin, asn, ipv6, aes)))).toMatchObject({
      source: 'transfers-arin',
      kind: 'transfers',
      asOf: '2026-04-15T03:59:11Z',
      records: 1,
      notes: ['2 transfers of AS numbers and IPv6 skipped.'],
    })
  })

  test('a log of version 3.0 is read', async () => {
    const old = {
      ipv4nets: { transfer_set: [{ start: '200.1.2.0', end: '200.1.3.255' }] },
      type: { signifier: 'MERGER_ACQUISITION', description: 'Fusión' },
      completion_date: '2016-02-29T12:00:00Z',
      source_organization: { name: 'Origen S.A.', registration_id: 'UY-ORIG-LACNIC', log_id: 1 },
      source_rir: 'LACNIC',
      recipient_rir: 'LACNIC',
    }
    expect(await rowsOf({ ...arin, stats_version: '3.0', producer: 'LACNIC' }, old)).toMatchObject([
      { range: '200.1.2.0 200.1.3.255', type: 'MERGER_ACQUISITION', date: '2016-02-29', source: 'Origen S.A.' },
    ])
  })

  test('of a log of version 5.0, cancelled transfers are no transfers', async () => {
    const version = { ...arin, stats_version: '5.0' }
    const done = { ...aes, recipient_rir: 'APNIC', status: 'sourceFinalized', status_date: '2026-04-14T18:59:21Z' }
    const log = logOf(version, done, { ...done, status: 'sourceCancelled' }, { ...done, status: 'recipientCancelled' })
    expect(await snapshotsOf(read(log))).toMatchObject([
      { kind: 'transfers', records: 1, notes: ['2 transfers that were cancelled skipped.'] },
      { kind: 'pending-transfers', records: 0, notes: [] },
    ])
  })

  const moving = { ...aes, recipient_rir: 'APNIC', transfer_date: undefined, status_date: '2026-04-13T18:59:21Z' }

  test('of a log of version 5.0, what is under way is no transfer yet and stands in a table of its own', async () => {
    const version = { ...arin, stats_version: '5.0' }
    const log = logOf(version, { ...moving, status: 'sourceInitialized' }, { ...moving, status: 'recipientAccepted' })
    const [done, pending] = await snapshotsOf(read(log))
    expect(done).toMatchObject({ source: 'transfers-arin', records: 0, notes: [] })
    expect(pending).toMatchObject({ source: 'pending-transfers-arin', asOf: '2026-04-15T03:59:11Z', records: 2 })
    const table = openRangeTable(pendingTransferSchema, pending?.columns ?? {})
    expect([0, 1].map((row) => table.row(row))).toMatchObject([
      { status: 'sourceInitialized', since: '2026-04-13', sourceRir: 'ARIN', recipientRir: 'APNIC' },
      { status: 'recipientAccepted' },
    ])
  })

  test('an earlier log has no list of what is under way, not even an empty one', async () => {
    expect(await onlySnapshot(read(logOf(arin, aes)))).toMatchObject({ kind: 'transfers' })
    expect(await onlySnapshot(read(logOf(arin, { ...moving, status: 'sourceInitialized' })))).toMatchObject({
      ...{ records: 0, notes: ['1 ranges that are under way skipped.'] },
    })
  })

  test.each([
    ['2026-04-15T03:59:11+10:00', '2026-04-14T17:59:11Z'],
    ['2026-04-15T03:59:11', '2026-04-15T03:59:11Z'],
    ['2026-04-15', '2026-04-15'],
    [undefined, null],
  ])('a production date of %s gives %s', async (production_date, asOf) => {
    expect(await onlySnapshot(read(logOf({ ...arin, production_date }, aes)))).toMatchObject({ asOf })
  })
})

describe('refuse', () => {
  test.each([
    ['an address that is none', { ...aes, ip4nets: setOf('162.208.48', '162.208.51.255') }, '"162.208.48"'],
    ['a range that ends before it starts', { ...aes, ip4nets: setOf('192.0.3.0', '192.0.2.0') }, 'ends before'],
    ['an empty set', { ...aes, ip4nets: { transfer_set: [] } }, 'ip4nets'],
    ['nets without a set', { ...aes, ip4nets: {} }, 'ip4nets'],
    ['no resources', { ...aes, ip4nets: undefined }, 'names no resources'],
    ['a date that is none', { ...aes, transfer_date: '31/12/2020' }, '"31/12/2020" is no date'],
    ['a day of a status that is none', { ...aes, status_date: 'soon' }, '"soon" is no date'],
    ['a record that is a number', 7, 'no transfer'],
  ])('%s, by line and registry', async (_case, record, words) => {
    const refusal = await refusalOf(read(logOf(arin, record)))
    expect(refusal).toMatchObject({ source: 'transfers-arin', line: 9 })
    expect(refusal.reason).toContain(words)
  })

  test.each([
    ['a producer that is no registry', { ...arin, producer: 'NRO' }, '"NRO" is none'],
    ['no version', undefined, 'no version'],
    ['an unknown version of the format', { ...arin, stats_version: '6.0' }, '"6.0"'],
    ['a production date that is none', { ...arin, production_date: 'yesterday' }, '"yesterday" is no date'],
  ])('%s', async (_case, version, words) => {
    expect((await refusalOf(read(JSON.stringify({ version, transfers: [aes] })))).reason).toContain(words)
  })

  test('a log that is cut off', async () => {
    expect(await refusalOf(read(logOf(arin, aes).slice(0, -20)))).toMatchObject({ source: null })
  })
})
