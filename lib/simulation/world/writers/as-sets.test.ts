import { describe, expect, test } from 'vitest'
import { rpsl } from '#lib/adapters/rpsl/rpsl.ts'
import { openRangeTable } from '#lib/address-space/range-table.ts'
import { findAsSets } from '#lib/diligence/asn/find-as-sets.ts'
import { asSetMemberSchema } from '#lib/routing/as-set.ts'
import { nothingImported, snapshot } from '#tests/support/evidence.ts'
import { bytesOf, snapshotsOf } from '#tests/support/format-reading.ts'
import { dayOf } from '../day.ts'
import { organisations } from '../organisations.ts'
import { buildWorld } from '../world.ts'
import { writeAsSetDump } from './as-sets.ts'
import { writeRouteObjects } from './route-objects.ts'

const genesis = dayOf('2026-11-23')
const world = buildWorld({ seed: 'test', genesis: '2026-11-23' })
const texts = [
  writeAsSetDump(world, 'RIPE', genesis),
  writeAsSetDump(world, 'APNIC', genesis),
  ...(['ARIN', 'LACNIC', 'AFRINIC', 'RADB'] as const).map((source) => writeRouteObjects(world, source, genesis)),
].map(({ text }) => text)

const read = async () => {
  const all = await Promise.all(
    texts.map((text) => snapshotsOf(rpsl.read(bytesOf(text), { name: 'a.db', listName: null }))),
  )
  return all
    .flat()
    .filter(({ kind }) => kind === 'as-sets')
    .map(({ source, kind, columns }) => ({
      ...{ snapshot: snapshot({ source, kind }), table: openRangeTable(asSetMemberSchema, columns) },
    }))
}

describe('the as-sets of a simulated world', () => {
  test('are read as any dump’s: some AS is named by several, some through others alone, and some by nobody', async () => {
    const asSets = await read()
    expect(asSets.map((one) => one.snapshot.source).sort()).toEqual(
      ['afrinic', 'apnic', 'arin', 'lacnic', 'radb', 'ripe'].map((name) => `as-sets-${name}`),
    )
    const found = organisations.map(({ asn }) => findAsSets(asn, { ...nothingImported, asSets }).findings)
    const direct = found.map((all) => all.reduce((sum, one) => sum + one.direct.length, 0))
    expect([Math.max(...direct) > 2, direct.includes(0)]).toEqual([true, true])
    expect(found.flat().some(({ through }) => through > 0)).toBe(true)
    expect(found.flat().every(({ isCutOff }) => !isCutOff)).toBe(true)
    const [cabbage] = organisations.filter(({ id }) => id === 'whispering-cabbage')
    const guests = findAsSets(cabbage?.asn ?? 0, { ...nothingImported, asSets }).findings
    expect(guests.find(({ source }) => source === 'as-sets-radb')).toMatchObject({
      direct: [{ set: 'AS-PICNIC-GUESTS', maintainers: 'MAINT-AS65539' }],
      everyAs: 1,
    })
  })
})
