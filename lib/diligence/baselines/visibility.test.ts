import { describe, expect, test } from 'vitest'
import { announcementsOf, nothingImported, prefix } from '#tests/support/evidence.ts'
import { measureVisibility } from './visibility.ts'

const block = prefix('192.0.2.0/24')
const at = Date.parse('2026-06-19')

const measure = (...rows: [string, number, number][]) =>
  measureVisibility(block, { ...nothingImported, announcements: [announcementsOf('bgp-riswhois', ...rows)] })

describe('the visibility of a block', () => {
  test('is that of its own route, however widely others are seen', () => {
    expect(measure(['192.0.2.0/24', 1, 300], ['192.0.2.0/25', 2, 310], ['192.0.0.0/16', 3, 320])).toEqual({
      at,
      value: 300,
    })
    expect(measure(['192.0.2.0/25', 2, 7])).toEqual({ at, value: 7 })
  })

  test('is zero where the table was read and nobody sees it', () => {
    expect(measure(['198.51.100.0/24', 1, 300])).toEqual({ at, value: 0 })
  })

  test('is not known without a table that counts its peers', () => {
    expect(measureVisibility(block, nothingImported)).toBeNull()
    const announcements = [announcementsOf('bgp-pfx2as', ['192.0.2.0/24', 1])]
    expect(measureVisibility(block, { ...nothingImported, announcements })).toBeNull()
  })
})
