import { describe, expect, test } from 'vitest'
import { soundDossier } from '#tests/support/dossier-builder.ts'
import { ianaBlocksOf, inetnumsOf, nothingImported, prefix } from '#tests/support/evidence.ts'
import { checkIanaBlocks, type IanaFinding } from '../checks/iana-blocks.ts'
import { checkInetnums } from '../checks/inetnums.ts'
import { noParticulars, type Particulars } from '../particulars.ts'
import { stateHolder } from './holder.ts'
import { subjectOf } from './subject.ts'

const table = ianaBlocksOf(
  ['44.0.0.0/8', 'LEGACY', 'Administered by ARIN', '1992-07'],
  ['45.0.0.0/8', 'LEGACY', 'Administered by ARIN', '1995-01'],
  ['46.0.0.0/8', 'ALLOCATED', 'RIPE NCC', '2009-09'],
  ['47.0.0.0/8', 'ALLOCATED', 'ARIN', '2009-09'],
)
const check = (block: string) => checkIanaBlocks(prefix(block), { ...nothingImported, ianaBlocks: table })

const holderOf = (block: string, registry: string, changes: Partial<Particulars> = {}) =>
  stateHolder(subjectOf(soundDossier(block, registry), { ...noParticulars, iana: check(block), ...changes }))

test('the /8 around a block is found, all of those in a wider one, and nothing of a table that was not imported', () => {
  expect(check('44.12.0.0/16')?.blocks).toEqual([
    { prefix: '44.0.0.0/8', status: 'LEGACY', designation: 'Administered by ARIN', date: '1992-07' },
  ])
  expect(check('44.0.0.0/6')?.blocks.map(({ prefix: text }) => text)).toEqual([
    ...['44.0.0.0/8', '45.0.0.0/8', '46.0.0.0/8', '47.0.0.0/8'],
  ])
  expect(checkIanaBlocks(prefix('44.0.0.0/16'), nothingImported)).toBeNull()
})

describe('told beside the holder', () => {
  test('a LEGACY /8 is a sign and no proof, and it is the registration’s status that settles it', () => {
    expect(holderOf('44.12.0.0/16', 'arin').text).toContain(
      'IANA’s table has 44.0.0.0/8 as LEGACY, administered by ARIN, 1992-07. That is a sign of legacy space and no proof, since much of such a /8 is none. The status of its registration settles it, which RDAP or its registry’s database tells.',
    )
    expect(holderOf('44.12.0.0/16', 'arin', { registrationStatus: 'ALLOCATION' }).text).toContain(
      'The status of its registration settles it: ALLOCATION.',
    )
  })

  test('it changes neither severity nor headline', () => {
    const without = holderOf('44.12.0.0/16', 'arin', { iana: null })
    expect(holderOf('44.12.0.0/16', 'arin')).toMatchObject({
      ...{ severity: without.severity, headline: without.headline, answers: without.answers },
    })
    expect(without.text).not.toContain('IANA')
  })

  test('space of a LEGACY /8 under another registry without a logged move reads as moved early', () => {
    expect(holderOf('44.12.0.0/16', 'ripencc').text).toContain('of space that moved early (ERX), much of it legacy')
  })

  test('an allocated /8 is told as what it is, and that of another registry as a move', () => {
    expect(holderOf('46.1.0.0/16', 'ripencc').text).toMatch(
      /IANA’s table has 46\.0\.0\.0\/8 as ALLOCATED to RIPE NCC, 2009-09\.(?! That is)/,
    )
    expect(holderOf('46.1.0.0/16', 'afrinic').text).toContain('That is not AFRINIC, so it moved there')
  })

  test('of several /8s their kinds are counted', () => {
    expect(holderOf('44.0.0.0/6', 'arin').text).toContain('has its 4 /8s as 2 LEGACY and 2 ALLOCATED.')
  })

  test('the table stands among what the statement rests on, and a copy past its age says so', () => {
    const finding: IanaFinding = {
      ...check('44.12.0.0/16'),
      blocks: check('44.12.0.0/16')?.blocks ?? [],
      ...{ asOf: '2019-12-27', fetchedAt: '2026-06-20T00:00:00Z', fault: null },
    }
    const { text, basis } = holderOf('44.12.0.0/16', 'arin', { iana: finding })
    expect(basis.at(-1)).toMatchObject({ source: 'iana-address-space', status: 'stale', asOf: '2019-12-27' })
    expect(text).toContain('1992-07, in a copy past its age.')
    expect(holderOf('44.12.0.0/16', 'arin').basis.at(-1)).toMatchObject({ status: 'observed' })
  })

  test('a young copy whose successor was refused says that, and not that it is past its age', () => {
    const fault = { kind: 'refused', since: '2026-11-23T04:00:00Z', reason: 'It is cut off.' } as const
    const faults = new Map([['iana-address-space', fault]])
    const iana = checkIanaBlocks(prefix('44.12.0.0/16'), { ...nothingImported, ianaBlocks: table, faults })
    const { text, basis } = holderOf('44.12.0.0/16', 'arin', { iana })
    expect(text).toContain('1992-07, in an earlier copy (newest file refused 2026-11-23 04:00 UTC).')
    expect(basis.at(-1)).toMatchObject({ status: 'stale', fault })
  })

  test('a status that the registry’s database told settles it as well as one of RDAP', () => {
    const legacy = ianaBlocksOf(['240.0.0.0/8', 'LEGACY', 'Administered by RIPE NCC', '1992-07'])
    const block = prefix('240.0.64.0/18')
    const { snapshot, table: ranges } = inetnumsOf('inetnums-ripe', ['240.0.64.0/18', 'ALLOCATED PA'])
    const inetnums = [{ snapshot: { ...snapshot, asOf: '2026-11-22' }, table: ranges }]
    const told = holderOf('240.0.64.0/18', 'ripencc', {
      iana: checkIanaBlocks(block, { ...nothingImported, ianaBlocks: legacy }),
      inetnums: checkInetnums(block, { ...nothingImported, inetnums }),
    })
    expect(told.text).toContain('The status of its registration settles it: ALLOCATED PA.')
  })
})
