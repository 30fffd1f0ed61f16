/** The generator and the importers meet here: what one writes, the others must read as they read real files. */
import { describe, expect, test } from 'vitest'
import { generateWorld } from '#lib/simulation/world/generate-world.ts'
import { formatAdapters } from '#lib/wiring.ts'
import { bytesOf } from '#tests/support/format-reading.ts'

const files = generateWorld({ seed: 'test', asOf: '2026-11-23' })
const headLength = 64 * 1024

const recognisers = (name: string, text: string) =>
  formatAdapters.filter(({ recognise }) => recognise(text.slice(0, headLength), { name, listName: null }))

describe('the simulated world', () => {
  test.each(files.filter(({ name }) => !name.startsWith('geofeeds/')))(
    '$name is recognised by one format alone and read, dated as its name is where it tells a date',
    async ({ name, text }) => {
      const [adapter, ...others] = recognisers(name, text)
      expect(others.map(({ format }) => format)).toEqual([])
      const read = await adapter?.read(bytesOf(text), { name, listName: null })
      const day = name.replace(/^.*(\d{4})(\d\d)(\d\d)\.\w+$/, '$1-$2-$3')
      const dates = read?.ok ? new Set(read.value.map(({ asOf }) => asOf?.slice(0, 10) ?? day)) : read?.error
      // A file may bring several snapshots, each of its day.
      expect(dates).toEqual(new Set([day]))
    },
  )

  test.each(files.filter(({ name }) => name.startsWith('geofeeds/')))(
    '$name is taken for nothing else',
    ({ name, text }) => {
      expect(recognisers(name, text)).toEqual([])
    },
  )

  test('has a row in every kind of snapshot', async () => {
    const kinds = new Set<string>()
    for (const { name, text } of files) {
      for (const adapter of recognisers(name, text)) {
        const read = await adapter.read(bytesOf(text), { name, listName: null })
        for (const { kind, records } of read.ok ? read.value : []) if (records > 0) kinds.add(kind)
      }
    }
    expect([...kinds].sort()).toEqual([
      'announcements',
      'asn-drop',
      'asn-registrations',
      'aspas',
      'blocklist',
      'registrations',
      'registry-conflicts',
      'route-objects',
      'special-asns',
      'special-purpose',
      'transfer-locks',
      'transfers',
      'vrps',
    ])
  })
})
