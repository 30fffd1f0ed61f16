import { describe, expect, test } from 'vitest'
import { inetnumsOf, nothingImported, prefix } from '#tests/support/evidence.ts'
import { checkInetnums } from '../checks/inetnums.ts'
import type { RegistrationReading } from '../registration-reading.ts'
import { tellInetnums } from './inetnums.ts'

const block = '192.0.2.0/24'
const [allocated, assigned] = ['192.0.0.0 - 192.0.7.255', '192.0.2.0 - 192.0.3.127']

const rdap = (start: string, end: string, status: string | null): RegistrationReading => ({
  ...{ at: '2026-11-22T10:00:00Z', start, end, status, geofeed: null },
})

function tell(rows: [string, string | null][] | null, registration: RegistrationReading | null = null) {
  const inetnums = rows === null ? [] : [inetnumsOf('inetnums-ripe', ...rows)]
  return tellInetnums({ inetnums: checkInetnums(prefix(block), { ...nothingImported, inetnums }), registration })
}

describe('the registry’s own object', () => {
  test('is the most specific that holds all of the block, told with its source and day', () => {
    const { facts, sentences } = tell([
      [allocated, 'ALLOCATED PA'],
      [assigned, 'ASSIGNED PA'],
      ['192.0.2.0 - 192.0.2.15', 'ASSIGNED PA'],
    ])
    expect(facts?.rows[0]?.slice(0, 4)).toEqual(['RIPE database, inetnums', '2026-06-19', assigned, 'ASSIGNED PA'])
    expect(sentences).toEqual(['RIPE database, inetnums: 1 smaller range within it, each with a status of its own.'])
  })

  test('is nothing found where the dump has none, and not checked where no dump was imported', () => {
    expect(tell([['198.51.100.0 - 198.51.100.255', 'ALLOCATED PA']])).toEqual({
      ...{ sentences: ['Nothing found: no inetnum holds all of it (RIPE database, inetnums).'], facts: null },
    })
    expect(tell(null).sentences[0]).toContain('not checked')
  })

  test('is held against RDAP, whose words may differ in capitals and blanks alone', () => {
    expect(tell([[assigned, 'ASSIGNED PA']], rdap('192.0.2.0', '192.0.3.127', 'assigned  pa')).sentences).toEqual([
      'RIPE database, inetnums and RDAP agree on range and status.',
    ])
    const { sentences, facts } = tell([[assigned, 'ASSIGNED PA']], rdap('192.0.0.0', '192.0.7.255', 'ALLOCATED PA'))
    expect(sentences[0]).toContain(
      'disagree: the range is 192.0.2.0 - 192.0.3.127 in the one and 192.0.0.0 - 192.0.7.255',
    )
    expect(sentences[0]).toContain('the status is ASSIGNED PA in the one and ALLOCATED PA in the other')
    expect(facts?.rows.at(-1)?.slice(0, 2)).toEqual(['RDAP', '2026-11-22 10:00 UTC'])
    expect(tell([[assigned, null]], rdap('192.0.2.0', '192.0.3.127', 'ASSIGNED PA')).sentences[0]).toContain('not told')
  })
})
