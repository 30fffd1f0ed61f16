/** The generator and the importers meet here: what one writes, the others must read as they read real files. */
import { describe, expect, test } from 'vitest'
import { openRangeTable } from '#lib/address-space/range-table.ts'
import { findAsSets } from '#lib/diligence/asn/find-as-sets.ts'
import { checkLocation } from '#lib/diligence/checks/location.ts'
import type { EvidenceSet } from '#lib/diligence/evidence.ts'
import { locationSchema } from '#lib/diligence/location-row.ts'
import { asSetMemberSchema } from '#lib/routing/as-set.ts'
import { generateWorld } from '#lib/simulation/world/generate-world.ts'
import { getOrganisation, organisations } from '#lib/simulation/world/organisations.ts'
import { formatAdapters } from '#lib/wiring.ts'
import { nothingImported, prefix, snapshot } from '#tests/support/evidence.ts'
import { bytesOf } from '#tests/support/format-reading.ts'

const files = generateWorld({ seed: 'test', asOf: '2026-11-23' })
const headLength = 64 * 1024

const isNames = ({ name }: { name: string }) => name === 'sources/sources.json'
const names = new Map(
  Object.entries(JSON.parse(files.find(isNames)?.text ?? '{}')).map(([file, id]) => [`sources/${file}`, String(id)]),
)
const factsOf = (name: string) => ({ name, listName: names.get(name) ?? null })

const recognisers = (name: string, text: string) =>
  formatAdapters.filter(({ recognise }) => recognise(text.slice(0, headLength), factsOf(name)))

describe('the simulated world', () => {
  test.each(files.filter((file) => !isNames(file)))(
    '$name is recognised by one format alone and read, dated as its name is where it tells a date',
    async ({ name, text }) => {
      const [adapter, ...others] = recognisers(name, text)
      expect(others.map(({ format }) => format)).toEqual([])
      const read = await adapter?.read(bytesOf(text), factsOf(name))
      const day = name.replace(/^.*(\d{4})(\d\d)(\d\d)\.\w+$/, '$1-$2-$3')
      const dates = read?.ok ? new Set(read.value.map(({ asOf }) => asOf?.slice(0, 10) ?? day)) : read?.error
      // A file may bring several snapshots, each of its day.
      expect(dates).toEqual(new Set([day]))
    },
  )

  test('names whose each geofeed and each provider’s file is, and nothing else', () => {
    const placing = files.map(({ name }) => name).filter((name) => /^sources\/(?:geofeeds|locations)\//.test(name))
    expect([...names.keys()].sort()).toEqual(placing.sort())
    expect(new Set(names.values())).toContain('geofeed-tucano-de-papel')
  })

  test('has a row in every kind of snapshot', async () => {
    const kinds = new Set<string>()
    for (const { name, text } of files) {
      for (const adapter of recognisers(name, text)) {
        const read = await adapter.read(bytesOf(text), factsOf(name))
        for (const { kind, records } of read.ok ? read.value : []) if (records > 0) kinds.add(kind)
      }
    }
    expect([...kinds].sort()).toEqual([
      'address-space',
      'announcements',
      'as-sets',
      'asn-drop',
      'asn-registrations',
      'aspas',
      'blocklist',
      'geofeed',
      'inetnums',
      'locations',
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

test('the wrong geolocation is told: a provider and a feed that was never corrected against the holder’s', async () => {
  const opened = new Map<string, EvidenceSet['locations'][number]>()
  for (const { name, text } of files.filter(({ name }) => /\/(?:geofeeds|locations)\/.*20261123/.test(name))) {
    const [adapter] = recognisers(name, text)
    const read = await adapter?.read(bytesOf(text), factsOf(name))
    for (const { source, kind, columns } of read?.ok ? read.value : []) {
      opened.set(source, { snapshot: snapshot({ source, kind }), table: openRangeTable(locationSchema, columns) })
    }
  }
  const of = (kind: string) => [...opened.values()].filter((one) => one.snapshot.kind === kind)
  const evidence = { ...nothingImported, locations: of('locations'), geofeeds: of('geofeed') }
  const found = checkLocation(prefix('247.0.8.0/22'), evidence)
  expect(found).toMatchObject({ disputed: 1024 })
  expect(found?.voices.map(({ source, countries }) => `${source} ${countries[0]?.country}`).sort()).toEqual([
    ...['geofeed-nine-napping-dragons SG', 'geofeed-tucano-de-papel BR'],
    ...['tidal-gazetteer SG', 'wandering-atlas BR'],
  ])
  expect(checkLocation(prefix('240.0.0.0/22'), evidence)).toMatchObject({ disputed: 0 })
})

test('the sets of its registries name some AS directly, some through others alone, and some not at all', async () => {
  const asSets: EvidenceSet['asSets'][number][] = []
  for (const { name, text } of files.filter(({ name }) => /\.db.*20261123/.test(name))) {
    const [adapter] = recognisers(name, text)
    const read = await adapter?.read(bytesOf(text), factsOf(name))
    for (const { source, kind, columns } of read?.ok ? read.value : []) {
      if (kind !== 'as-sets') continue
      asSets.push({ snapshot: snapshot({ source, kind }), table: openRangeTable(asSetMemberSchema, columns) })
    }
  }
  const of = (asn: number) => findAsSets(asn, { ...nothingImported, asSets }) ?? []
  expect(
    of(0)
      .map(({ source }) => source.replace('as-sets-', ''))
      .sort(),
  ).toEqual([...['afrinic', 'apnic', 'arin', 'lacnic', 'radb', 'ripe']])
  const direct = organisations.map(({ asn }) => of(asn).reduce((sum, one) => sum + one.direct.length, 0))
  expect([Math.max(...direct) > 2, direct.includes(0)]).toEqual([true, true])
  const all = organisations.flatMap(({ asn }) => of(asn))
  expect([all.some(({ through }) => through > 0), all.some(({ isCutOff }) => isCutOff)]).toEqual([true, false])
  expect(of(getOrganisation('whispering-cabbage').asn).find(({ source }) => source === 'as-sets-radb')).toMatchObject({
    direct: [{ set: 'AS-PICNIC-GUESTS', maintainers: 'MAINT-AS65539' }],
    everyAs: 1,
  })
})
