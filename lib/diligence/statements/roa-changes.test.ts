import { describe, expect, test } from 'vitest'
import { rangeOf } from '#lib/address-space/range.ts'
import { buildRangeTable, openRangeTable } from '#lib/address-space/range-table.ts'
import { roaEndSchema } from '#lib/routing/roa-end.ts'
import { at, observed, soundDossier } from '#tests/support/dossier-builder.ts'
import { nothingImported, prefix, snapshot } from '#tests/support/evidence.ts'
import { checkRoaEnds } from '../checks/roa-ends.ts'
import type { Dossier, Vrp } from '../dossier.ts'
import { noParticulars } from '../particulars.ts'
import { findEndingRoas, findGoneVrps } from './roa-changes.ts'
import { stateRpki } from './rpki.ts'
import { subjectOf } from './subject.ts'

const block = '240.0.64.0/18'

/** `[prefix, asn, trust anchor, end]`. */
function endsOf(...rows: [string, number, string, string][]) {
  const table = buildRangeTable(roaEndSchema)
  for (const [text, asn, ta, end] of rows) {
    table.add({ ...rangeOf(prefix(text)), asn, maxLength: 24, ta, notAfter: Date.parse(end) / 1000 })
  }
  const of = snapshot({ source: 'rpki-roa-ends', kind: 'roa-ends' })
  return { ...nothingImported, roaEnds: { snapshot: of, table: openRangeTable(roaEndSchema, table.finish()) } }
}

const concernsOf = (evidence: ReturnType<typeof endsOf>) =>
  findEndingRoas(soundDossier(block), { ...noParticulars, roaEnds: checkRoaEnds(prefix(block), evidence) })

describe('the end of a ROA', () => {
  test('within 30 days is a warning with its day', () => {
    expect(concernsOf(endsOf([block, 64500, 'ripe', '2026-12-23T09:00:00Z']))).toMatchObject([
      { severity: 'warning', text: expect.stringContaining('AS64500 240.0.64.0/18 ends on 2026-12-23') },
    ])
  })

  test('a second later than that is none', () => {
    expect(concernsOf(endsOf([block, 64500, 'ripe', '2026-12-23T09:00:01Z']))).toEqual([])
  })

  test('does not count where another trust anchor has the same VRP for longer', () => {
    const rows: [string, number, string, string][] = [
      [block, 64500, 'ripe', '2026-12-01T00:00:00Z'],
      [block, 64500, 'arin', '2027-12-01T00:00:00Z'],
    ]
    expect(concernsOf(endsOf(...rows))).toEqual([])
    expect(concernsOf(endsOf(...rows.toReversed()))).toEqual([])
  })

  test('of a part of the block counts, of a neighbour does not', () => {
    const told = concernsOf(
      endsOf(
        ['240.0.65.0/24', 64500, 'ripe', '2026-12-01T00:00:00Z'],
        ['240.0.0.0/24', 1, 'ripe', '2026-12-01T00:00:00Z'],
      ),
    )
    expect(told[0]?.text).toContain('240.0.65.0/24')
    expect(told[0]?.text).not.toContain('240.0.0.0/24')
  })

  test('without jsonext is not known, and nothing is said of it', () => {
    expect(checkRoaEnds(prefix(block), nothingImported)).toBeNull()
    expect(findEndingRoas(soundDossier(block), noParticulars)).toEqual([])
  })

  test('makes the RPKI statement a warning', () => {
    const roaEnds = checkRoaEnds(prefix(block), endsOf([block, 64500, 'ripe', '2026-12-01T00:00:00Z']))
    const subject = subjectOf(soundDossier(block), { ...noParticulars, roaEnds })
    expect(stateRpki(subject)).toMatchObject({ severity: 'warning', headline: expect.stringContaining('2026-12-01') })
  })
})

describe('a VRP that is gone', () => {
  const own: Vrp = { prefix: block, asn: 64500, maxLength: 18, ta: 'apnic' }
  const lost: Vrp = { prefix: block, asn: 64510, maxLength: 24, ta: 'apnic' }

  /** One run of a validator: its file, its day and what it had over the block. */
  function run(sha256: string, day: string, ...coveringVrps: Vrp[]): Dossier {
    const sound = soundDossier(block)
    if (!sound.rpki) throw new Error('a sound dossier has VRPs')
    return {
      ...sound,
      at: `${day}T09:00:00.000Z`,
      rpki: { ...sound.rpki, coveringVrps },
      sources: [{ ...observed('rpki-vrps', 'observed', day), sha256 }],
    }
  }

  const now = run('c', at.slice(0, 10), own)

  test('from two runs is a warning with the last day it was there', () => {
    const [gone, ...others] = findGoneVrps(now, [run('b', '2026-11-22', own), run('a', '2026-11-21', own, lost)])
    expect(others).toEqual([])
    expect(gone).toMatchObject({ severity: 'warning' })
    expect(gone?.text).toContain('AS64510 240.0.64.0/18 (last in that of 2026-11-21)')
  })

  test('from one run alone is not: a repository may have been out of reach', () => {
    expect(findGoneVrps(now, [run('b', '2026-11-22', own, lost)])).toEqual([])
    expect(findGoneVrps(now, [run('b', '2026-11-22', own, lost), run('a', '2026-11-21', own, lost)])).toEqual([])
  })

  test('the same file at two moments is one run', () => {
    const moments = [run('c', '2026-11-22', own), run('b', '2026-11-21', own), run('b', '2026-11-20', own)]
    expect(findGoneVrps(now, [...moments, run('b', '2026-11-19', own, lost)])).toEqual([])
  })

  test('that was replaced by another for its AS loses nothing; nor does an AS0', () => {
    const before = run('b', '2026-11-22', own)
    const changed = { ...own, maxLength: 20 }
    const as0 = { ...lost, asn: 0 }
    expect(findGoneVrps(now, [before, run('a', '2026-11-21', changed, as0)])).toEqual([])
  })
})
