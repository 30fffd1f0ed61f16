import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import { openExceptions } from '#lib/routing/local-exceptions.ts'
import { bytesOf, onlySnapshot, refusalOf } from '#tests/support/format-reading.ts'
import { slurm } from './slurm.ts'

const named = { name: 'exceptions.json', listName: 'rpki-slurm' }
const read = (text: string) => slurm.read(bytesOf(text, 100), named)
const example = readFileSync(
  join(import.meta.dirname, '../../../tests/recordings/rpki-slurm/rfc8416-example.json'),
  'utf8',
)

type Lists = {
  prefixFilters?: unknown
  bgpsecFilters?: unknown
  prefixAssertions?: unknown
  bgpsecAssertions?: unknown
}

const fileOf = ({ prefixFilters = [], bgpsecFilters = [], prefixAssertions = [], bgpsecAssertions = [] }: Lists) =>
  JSON.stringify({
    slurmVersion: 1,
    validationOutputFilters: { prefixFilters, bgpsecFilters },
    locallyAddedAssertions: { prefixAssertions, bgpsecAssertions },
  })

test('a file is local exceptions only where the folder says so: one that lies about changes nothing', () => {
  expect(slurm.recognise(example, named)).toBe(true)
  expect(slurm.recognise(example, { ...named, listName: null })).toBe(false)
  expect(slurm.recognise(example, { ...named, listName: 'my-list' })).toBe(false)
})

test('the example of RFC 8416: three filters and one assertion for IPv4, the rest told as skipped', async () => {
  const snapshot = await onlySnapshot(read(example))
  expect(snapshot).toMatchObject({
    source: 'rpki-slurm',
    kind: 'local-exceptions',
    asOf: null,
    records: 4,
    notes: ['1 entries for IPv6 skipped.', '4 entries for router keys skipped.'],
  })
  const { filters, assertions } = openExceptions(snapshot.columns)
  expect(filters.map(({ prefix, asn }) => `${prefix && formatPrefix(prefix)} ${asn}`)).toEqual([
    '192.0.2.0/24 null',
    'null 64496',
    '198.51.100.0/24 64497',
  ])
  expect(
    assertions.map(({ prefix, asn, maxLength, comment }) => [formatPrefix(prefix), asn, maxLength, comment]),
  ).toEqual([['198.51.100.0/24', 64496, 24, 'My other important route']])
})

test('a file without exceptions is a file, and ends those of the one before', async () => {
  const { columns, records } = await onlySnapshot(read(fileOf({})))
  expect(records).toBe(0)
  expect(openExceptions(columns)).toEqual({ filters: [], assertions: [] })
})

describe('a file that is not as RFC 8416 has it is refused whole, with the place', () => {
  const assertion = { asn: 64496, prefix: '198.51.100.0/24' }
  const faults: [claim: string, text: string, reason: string][] = [
    ['no JSON', '{"slurmVersion": 1,', 'Not JSON'],
    ['a list', '[]', 'The file must be an object'],
    ['another version', example.replace('"slurmVersion": 1', '"slurmVersion": 2'), 'slurmVersion must be 1'],
    ['no version', example.replace('"slurmVersion": 1,', ''), 'slurmVersion must be 1'],
    [
      'a member of its own',
      example.replace('{', '{"note": "x",'),
      'The file has a member that RFC 8416 does not define: "note"',
    ],
    [
      'a missing list',
      JSON.stringify({ ...JSON.parse(example), locallyAddedAssertions: {} }),
      'locallyAddedAssertions.prefixAssertions must be a list',
    ],
    [
      'no filters',
      JSON.stringify({ ...JSON.parse(example), validationOutputFilters: undefined }),
      'validationOutputFilters must be an object',
    ],
    [
      'a filter for everything',
      fileOf({ prefixFilters: [{ comment: 'all' }] }),
      'validationOutputFilters.prefixFilters[0] must have "prefix", "asn" or both.',
    ],
    [
      'maxLength, as VRP exports call it',
      fileOf({ prefixAssertions: [{ ...assertion, maxLength: 25 }] }),
      '"maxLength"',
    ],
    [
      'an ASN as text',
      fileOf({ prefixAssertions: [{ ...assertion, asn: 'AS64496' }] }),
      'prefixAssertions[0].asn must be an AS number',
    ],
    [
      'an ASN beyond 32 bits',
      fileOf({ prefixFilters: [{ asn: 4294967296 }] }),
      'prefixFilters[0].asn must be an AS number',
    ],
    [
      'an assertion without an ASN',
      fileOf({ prefixAssertions: [{ prefix: '192.0.2.0/24' }] }),
      'prefixAssertions[0].asn',
    ],
    [
      'an assertion without a prefix',
      fileOf({ prefixAssertions: [{ asn: 1 }] }),
      'prefixAssertions[0].prefix must be text',
    ],
    [
      'host bits',
      fileOf({ prefixFilters: [{ prefix: '192.0.2.1/24' }] }),
      'prefixFilters[0]: "192.0.2.1/24" has host bits',
    ],
    ['an IPv6 prefix of length 129', fileOf({ prefixFilters: [{ prefix: '2001:db8::/129' }] }), 'prefixFilters[0]: '],
    [
      'a maxPrefixLength below the prefix',
      fileOf({ prefixAssertions: [{ ...assertion, maxPrefixLength: 23 }] }),
      '"maxPrefixLength" is 23; it must be 24 to 32 for 198.51.100.0/24',
    ],
    [
      'a maxPrefixLength of 33',
      fileOf({ prefixAssertions: [{ ...assertion, maxPrefixLength: 33 }] }),
      'is 33; it must be 24 to 32',
    ],
    [
      'a key that is no Base64',
      fileOf({ bgpsecFilters: [{ SKI: '<some base64 SKI>' }] }),
      'bgpsecFilters[0].SKI must be Base64',
    ],
  ]
  for (const [claim, text, reason] of faults) {
    test(claim, async () => {
      expect(await refusalOf(read(text))).toEqual({
        source: 'rpki-slurm',
        line: null,
        reason: expect.stringContaining(reason),
      })
    })
  }
})
