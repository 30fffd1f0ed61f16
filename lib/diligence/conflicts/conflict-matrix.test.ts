import { describe, expect, test } from 'vitest'
import {
  announcementsOf,
  routeObjectsOf as anyRouteObjectsOf,
  nothingImported,
  observedSources,
  prefix,
  registrationsOf,
  snapshot,
  vrpsOf,
} from '#tests/support/evidence.ts'
import type { EvidenceSet } from '../evidence.ts'
import { examineBlock } from '../examine-block.ts'
import { findParticulars } from '../find-particulars.ts'
import { subjectOf } from '../statements/subject.ts'
import { buildConflictMatrix } from './conflict-matrix.ts'
import type { ConflictRow, MendedRow, Permission } from './conflict-row.ts'
import { objectsToRemove, withRecords } from './propose-remedies.ts'

/** Of RIPE's own registry, which is that of the block's region. */
const routeObjectsOf = (...rows: Parameters<typeof anyRouteObjectsOf>) => ({
  ...anyRouteObjectsOf(...rows),
  snapshot: snapshot({ source: 'irr-ripe', kind: 'route-objects' }),
})

const block = '198.18.4.0/23'
const inside = '198.18.4.0/24'

const complete: EvidenceSet = {
  ...nothingImported,
  registrations: [
    registrationsOf('ripencc', {
      start: prefix(block).address,
      end: prefix(block).address + 511,
      ...{ registry: 'ripencc', country: 'NL', date: '2015-03-02', status: 'allocated', holderId: 'H' },
    }),
  ],
  sources: observedSources([
    ['rpki-vrps', 'vrps'],
    ['bgp-riswhois', 'announcements'],
    ['irr-ripe', 'route-objects'],
  ]),
}

/** Every row with its remedies, as the command line prints it. */
const matrixOf = (given: Partial<EvidenceSet>, permissions: readonly Permission[] | null = null) => {
  const matrix = judged(given, permissions)
  return { ...matrix, rows: matrix.rows.map(matrix.mend) }
}

const judged = (given: Partial<EvidenceSet>, permissions: readonly Permission[] | null = null) => {
  const evidence = { ...complete, ...given }
  const at = '2026-06-20T09:00:00Z'
  const subject = subjectOf(
    examineBlock(prefix(block), evidence, { at, asn: null }),
    findParticulars(prefix(block), evidence, null),
  )
  return buildConflictMatrix(subject, { evidence, permissions })
}

const codesOf = (row: ConflictRow | undefined) => row?.conflicts.map(({ code }) => code)
const remediesOf = (row: MendedRow | undefined) =>
  row?.remedies.map(({ does, object, at, when }) => `${does} ${object} ${at} ${when}`)

describe('a route on which all records agree', () => {
  const agreeing = {
    vrps: vrpsOf([block, 64500, 23]),
    announcements: [announcementsOf('bgp-riswhois', [block, 64500, 300])],
    routeObjects: [routeObjectsOf([block, 64500, 'RIPE'])],
  }

  test('is good, and nothing is proposed', () => {
    const [row, ...others] = matrixOf(agreeing).rows
    expect(others).toEqual([])
    expect(row).toMatchObject({ severity: 'good', conflicts: [], remedies: [], may: { answer: 'not-asked' } })
  })

  test('is no more than a notice where a source is stale or missing: nothing contradicts is not all agrees', () => {
    const sources = complete.sources.map((source) => ({ ...source, status: 'stale' as const }))
    expect(matrixOf({ ...agreeing, sources }).rows[0]).toMatchObject({ severity: 'notice', conflicts: [] })
    const withoutIrr = matrixOf({ ...agreeing, routeObjects: [], sources: complete.sources.slice(0, 2) }).rows[0]
    expect(withoutIrr).toMatchObject({ severity: 'notice', registered: null })
  })
})

describe('what was never imported', () => {
  test('is null and gives rise to no conflict', () => {
    const [row] = matrixOf({ routeObjects: [routeObjectsOf([block, 64500, 'RIPE'])], sources: [] }).rows
    expect(row).toMatchObject({ seen: null, validates: { state: null }, roas: [], severity: 'notice' })
    expect(codesOf(row)).toEqual([])
    expect(remediesOf(row)).toEqual([])
  })
})

describe('an object that was left over', () => {
  const leftOver = {
    vrps: vrpsOf([block, 64500, 23]),
    announcements: [announcementsOf('bgp-riswhois', [block, 64500, 300])],
    routeObjects: [routeObjectsOf([block, 64500, 'RIPE'], [inside, 64666, 'RADB', 'MAINT-OLD'])],
  }

  test('contradicts the ROA and BGP, and is removed only if it is not wanted', () => {
    const row = matrixOf(leftOver).rows[1]
    expect(codesOf(row)).toEqual(['object-invalid', 'object-unseen', 'weakly-registered'])
    expect(remediesOf(row)).toEqual(['remove route-object RADB if-unwanted'])
    expect(row?.remedies[0]?.text).toContain('mnt-by:         MAINT-OLD')
  })

  test('is to be removed where a running deal gives the space to another', () => {
    const permission: Permission = { prefix: block, origin: 64500, deal: 'dl_1', standing: 'may' }
    const { rows } = matrixOf(leftOver, [permission])
    expect(rows[0]?.may).toEqual({ answer: 'may', deal: 'dl_1' })
    expect(rows[1]?.may).toEqual({ answer: 'another', deal: 'dl_1', origins: [64500] })
    expect(remediesOf(rows[1])).toEqual(['remove route-object RADB always'])
  })
})

describe('a route without ROA and object', () => {
  const bare = {
    vrps: vrpsOf(),
    announcements: [announcementsOf('bgp-riswhois', [inside, 64500, 300])],
    routeObjects: [routeObjectsOf()],
  }

  test('is told what to sign and register, the object in the registry of its region', () => {
    const [row] = matrixOf(bare).rows
    expect(codesOf(row)).toEqual(['seen-not-found', 'seen-unregistered'])
    expect(remediesOf(row)).toEqual(['add roa RIPE NCC if-wanted', 'add route-object RIPE if-wanted'])
    expect(row?.remedies[0]?.text).toContain('max length:     24')
  })

  test('is told of no object to register where the registry of its region was not asked', () => {
    const [row] = matrixOf({ ...bare, routeObjects: [anyRouteObjectsOf()] }).rows
    expect(row?.conflicts[1]?.says).toContain('of which none is that of its region')
    expect(remediesOf(row)).toEqual(['add roa RIPE NCC if-wanted'])
  })

  test('that a deal wants withdrawn is not vouched for', () => {
    const permission: Permission = { prefix: block, origin: 64500, deal: 'dl_1', standing: 'must-withdraw' }
    const row = matrixOf(bare, [permission]).rows.find(({ prefix: text }) => text === inside)
    expect(codesOf(row)).toContain('seen-against-contract')
    expect(remediesOf(row)).toEqual([])
  })
})

test('a first ROA says how many other live routes it turns Invalid, and one beside others says nothing', () => {
  const live = announcementsOf('bgp-riswhois', [block, 64500], [block, 64501], [inside, 64500])
  const addedIn = (vrps: EvidenceSet['vrps']) =>
    matrixOf({ vrps, announcements: [live] }).rows.flatMap(({ remedies }) =>
      remedies.flatMap(({ does, object, says }) => (does === 'add' && object === 'roa' ? says : [])),
    )
  const counts = addedIn(vrpsOf()).map((says) => /turns (\d+) other/.exec(says)?.[1] ?? '0')
  expect(counts).toEqual(['2', '2', '0'])
  expect(addedIn(vrpsOf([block, 64999, 23])).join(' ')).not.toContain('turns')
})

test('a lessee that may announce and cannot is told so, with ROA and object to add', () => {
  const permission: Permission = { prefix: inside, origin: 64511, deal: 'dl_1', standing: 'may' }
  const { rows } = matrixOf(
    {
      vrps: vrpsOf([block, 64500, 23]),
      announcements: [announcementsOf('bgp-riswhois', [block, 64500])],
      routeObjects: [routeObjectsOf([block, 64500, 'RIPE'])],
    },
    [permission],
  )
  const row = rows.find(({ origin }) => origin === 64511)
  expect(codesOf(row)).toEqual(['permitted-invalid', 'permitted-unregistered', 'permitted-unseen'])
  expect(remediesOf(row)).toEqual(['add roa RIPE NCC always', 'add route-object RIPE always'])
})

test('reader without deals here: nothing found, which is not the same as not asked', () => {
  const given = { announcements: [announcementsOf('bgp-riswhois', [block, 64500])] }
  expect(matrixOf(given, []).rows[0]?.may).toEqual({ answer: 'nothing-found' })
  expect(matrixOf(given).rows[0]?.may).toEqual({ answer: 'not-asked' })
})

test('several origins, a route inside another’s, one too long to be carried and one of few peers are told', () => {
  const { rows } = matrixOf({
    vrps: vrpsOf([block, 64500, 26]),
    announcements: [
      announcementsOf(
        'bgp-riswhois',
        [block, 64500, 300],
        [block, 64501, 290],
        [inside, 64502, 12],
        ['198.18.5.0/25', 64500, 280],
      ),
    ],
  })
  const codes = Object.fromEntries(rows.map((row) => [`${row.prefix} ${row.origin}`, codesOf(row)]))
  expect(codes).toEqual({
    [`${block} 64500`]: ['loose-roa', 'several-origins'],
    [`${block} 64501`]: ['seen-invalid', 'several-origins'],
    [`${inside} 64502`]: ['seen-invalid', 'inside-another', 'few-peers'],
    '198.18.5.0/25 64500': ['too-long'],
  })
})

test('a wider block is shown and is its own holder’s to mend', () => {
  const row = matrixOf({
    vrps: vrpsOf(),
    announcements: [announcementsOf('bgp-riswhois', ['198.18.0.0/16', 64500])],
    routeObjects: [routeObjectsOf(['198.18.0.0/16', 64501, 'RADB'])],
  }).rows
  expect(row.map(({ relation, conflicts, remedies }) => [relation, conflicts, remedies])).toEqual([
    ['covers', [], []],
    ['covers', [], []],
  ])
})

describe('a ROA that is the only reason of live routes', () => {
  const given = {
    vrps: vrpsOf([block, 64500, 24]),
    announcements: [announcementsOf('bgp-riswhois', [inside, 64500], ['198.18.5.0/24', 64500])],
  }

  test('is removed after the ROAs for them, and names them', () => {
    const [row] = matrixOf(given).rows
    expect(row?.prefix).toBe(block)
    expect(remediesOf(row)).toEqual(['add roa RIPE NCC if-wanted', 'remove roa RIPE NCC if-unwanted'])
    const [add, remove] = row?.remedies ?? []
    expect(add?.text.match(/prefix: +(\S+)\nmax length: +24/g)).toHaveLength(2)
    expect(remove?.says).toContain('2 live routes are Valid by it alone and would turn NotFound')
    expect(remove?.says).toContain(`${inside} from AS64500`)
  })

  test('is no danger where others allow the same routes', () => {
    const vrps = vrpsOf([block, 64500, 24], [inside, 64500, 24], ['198.18.5.0/24', 64500, 24])
    expect(remediesOf(matrixOf({ ...given, vrps }).rows[0])).toEqual(['remove roa RIPE NCC if-unwanted'])
  })
})

describe('a ROA for AS0', () => {
  const parked = { vrps: vrpsOf([block, 0, 23]), announcements: [announcementsOf('bgp-riswhois')] }

  test('is a line of its own with its text to remove, though nothing else names the block', () => {
    const [row, ...others] = matrixOf(parked).rows
    expect(others).toEqual([])
    expect(row).toMatchObject({ prefix: block, origin: 0, severity: 'notice' })
    expect(codesOf(row)).toEqual(['as0-roa'])
    expect(remediesOf(row)).toEqual(['remove roa RIPE NCC if-unwanted'])
    expect(row?.remedies[0]?.text).toContain('AS0')
  })

  test('names the routes that are dropped by it alone', () => {
    const live = announcementsOf('bgp-riswhois', [block, 64500])
    const [row] = matrixOf({ ...parked, announcements: [live] }).rows
    expect(row?.remedies[0]?.says).toContain('1 Invalid live route would turn NotFound, and no longer be dropped')
  })

  test('over the block is shown and left to its own holder', () => {
    const [row] = matrixOf({ ...parked, vrps: vrpsOf(['198.18.0.0/16', 0, 16]) }).rows
    expect(row).toMatchObject({ relation: 'covers', origin: 0, remedies: [] })
  })
})

describe('a loose ROA', () => {
  const looseWith = (...routes: [string, number][]) =>
    matrixOf({ vrps: vrpsOf([block, 64500, 24]), announcements: [announcementsOf('bgp-riswhois', ...routes)] }).rows[0]

  test('is told with the minimal ROA to add and the loose one to remove', () => {
    const row = looseWith([block, 64500])
    expect(codesOf(row)).toEqual(['loose-roa'])
    expect(remediesOf(row)).toEqual(['add roa RIPE NCC if-wanted', 'remove roa RIPE NCC always'])
    expect(row?.remedies.map(({ text }) => /max length: +(\d+)/.exec(text)?.[1])).toEqual(['23', '24'])
  })

  test('stays loose with one of its longest prefixes announced, and is not with all', () => {
    const row = looseWith([block, 64500], [inside, 64500])
    expect(row?.conflicts[0]?.says).toContain('of its 2 prefixes of that length its origin announces 1')
    expect(row?.remedies[0]?.text.match(/prefix:/g)).toHaveLength(2)
    expect(codesOf(looseWith([block, 64500], [inside, 64500], ['198.18.5.0/24', 64500]))).toEqual([])
  })
})

test('object and ROA that agree on a route that is not announced do not contradict each other', () => {
  const [row] = matrixOf({
    vrps: vrpsOf([block, 64500, 23]),
    announcements: [announcementsOf('bgp-riswhois')],
    routeObjects: [routeObjectsOf([block, 64500, 'RIPE'])],
  }).rows
  expect(row?.severity).toBe('notice')
  expect(codesOf(row)).toEqual(['allowed-unseen'])
})

test('an object over half the Internet gives no line', () => {
  const routeObjects = [routeObjectsOf(['0.0.0.0/0', 64500, 'RADB'], [block, 64500, 'RIPE'])]
  expect(matrixOf({ routeObjects }).rows.map((row) => row.prefix)).toEqual([block])
})

test('a lessee that leases again with its AS may announce, though its deal before wants it withdrawn', () => {
  const ending: Permission = { prefix: block, origin: 64500, deal: 'dl_1', standing: 'must-withdraw' }
  const coming: Permission = { ...ending, deal: 'dl_2', standing: 'not-yet' }
  const running: Permission = { ...ending, deal: 'dl_3', standing: 'may' }
  const answerIn = (...permissions: Permission[]) => matrixOf({}, permissions).rows[0]?.may
  expect(answerIn(ending, coming)).toEqual({ answer: 'not-yet', deal: 'dl_2' })
  expect(answerIn(ending, coming, running)).toEqual({ answer: 'may', deal: 'dl_3' })
  expect(answerIn(ending)).toEqual({ answer: 'must-withdraw', deal: 'dl_1' })
})

test('the registry’s own text is asked for of the rows that are shown alone, and stands in what is deleted', () => {
  const { rows } = matrixOf({
    vrps: vrpsOf([block, 64500, 23]),
    announcements: [announcementsOf('bgp-riswhois', [block, 64500])],
    routeObjects: [routeObjectsOf([inside, 64666, 'RADB', 'MAINT-OLD'], ['198.18.5.0/24', 64667, 'RADB'])],
  })
  const row = rows.find(({ origin }) => origin === 64666)
  expect(row && objectsToRemove(row)).toEqual([{ prefix: inside, origin: 64666, source: 'RADB' }])
  const text = `route: ${inside}\ndescr: as it stands`
  expect(row && withRecords(row, () => text).remedies[0]?.text).toBe(`${text}\ndelete:         no longer in use`)
  expect(row && withRecords(row, () => null).remedies[0]?.text).toContain('MAINT-OLD')
})

test('what to add or remove is composed for the rows that somebody reads, and by the matrix they are of', () => {
  const given = {
    vrps: vrpsOf([block, 64500, 23]),
    announcements: [announcementsOf('bgp-riswhois', [block, 64500], [inside, 64666])],
  }
  const matrix = judged(given)
  const [first, second] = matrix.rows
  if (!(first && second)) throw new Error('there are two rows')
  expect(matrix.rows.some((row) => 'remedies' in row)).toBe(false)
  expect(matrix.mend(second)).toEqual(matrixOf(given).rows[1])
  expect(() => judged(given).mend(first)).toThrow('its own matrix')
})
