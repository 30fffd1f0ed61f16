import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openRangeTable } from '#lib/address-space/range-table.ts'
import { asSetMemberSchema } from '#lib/routing/as-set.ts'
import { bytesOf, onlySnapshot, refusalOf, snapshotsOf } from '#tests/support/format-reading.ts'
import { rpsl } from './rpsl.ts'

const dump = readFileSync('tests/recordings/as-sets-radb/radb.db', 'latin1')
const read = (text: string) => rpsl.read(bytesOf(text, 70), { name: 'radb.db', listName: null })

async function membersOf(text: string): Promise<string[]> {
  const { columns } = await onlySnapshot(read(text))
  const table = openRangeTable(asSetMemberSchema, columns)
  return Array.from({ length: table.size }, (_, index) => {
    const { set, member, start, by } = table.row(index)
    return `${set} ${member ?? `AS${start}`}${by === null ? '' : ` ${by}`}`
  }).sort()
}

describe('the as-sets of a dump', () => {
  test('name ASes and sets, over lines and commas, in any case, each once', async () => {
    expect(await membersOf(dump)).toEqual([
      ...['AS-EVERYBODY AS-ANY', 'AS-EVERYBODY AS0'],
      ...['AS-EXAMPLE AS64500', 'AS-EXAMPLE AS64500:AS-CUSTOMERS', 'AS-EXAMPLE AS64501', 'AS-EXAMPLE AS64502'],
      'AS-EXAMPLE AS64503 member-of',
      ...['AS64500:AS-CUSTOMERS AS-EXAMPLE', 'AS64500:AS-CUSTOMERS AS64510'],
    ])
  })

  test('stand under their registry, with maintainer and day; what is no member is told', async () => {
    const { columns, ...told } = await onlySnapshot(read(dump))
    expect(told).toEqual({
      ...{ source: 'as-sets-radb', kind: 'as-sets', asOf: null, records: 3 },
      notes: [
        '1 objects of other classes in the file skipped.',
        'Not read: 2 members that are neither an AS number nor the name of a set.',
      ],
    })
    const table = openRangeTable(asSetMemberSchema, columns)
    const [index = -1] = table.overlapping(64_510, 64_510)
    const row = table.row(index)
    expect(row).toMatchObject({ set: 'AS64500:AS-CUSTOMERS', maintainers: 'MAINT-AS64500', changed: '2026-01-02' })
    const text = dump.slice(row.offset, row.offset + row.bytes)
    expect(text).toMatch(/^as-set: {5}AS64500:AS-CUSTOMERS\n[\s\S]*RADB$/)
    expect(table.row(table.overlapping(64_501, 64_501)[0] ?? -1).changed).toBe('2024-05-06')
  })

  test('let in by reference whom they name as maintainer, or anybody, and nobody else', async () => {
    const joined = async (letsIn: string) =>
      (await membersOf(dump.replace('mbrs-by-ref: MAINT-AS64503', letsIn))).filter((row) => row.endsWith('member-of'))
    expect(await joined('mbrs-by-ref: ANY')).toEqual(['AS-EXAMPLE AS64503 member-of'])
    expect(await joined('mbrs-by-ref: MAINT-OTHER, maint-as64503')).toEqual(['AS-EXAMPLE AS64503 member-of'])
    expect(await joined('mbrs-by-ref: MAINT-OTHER')).toEqual([])
    expect(await joined('remarks:    none')).toEqual([])
  })

  test('whose name is none are skipped and told, and one without its source refuses the dump', async () => {
    const odd = dump.replace('as-set:     AS-EVERYBODY', 'as-set:     EVERYBODY')
    const [snapshot] = await snapshotsOf(read(odd))
    expect([snapshot?.records, snapshot?.notes[1]]).toEqual([
      2,
      '1 malformed as-sets skipped, the first in line 18: "EVERYBODY" is not a name of a set such as AS-EXAMPLE or AS64500:AS-CUSTOMERS.',
    ])
    expect((await refusalOf(read(dump.slice(0, 150)))).reason).toContain('The as-set has no source')
  })
})
