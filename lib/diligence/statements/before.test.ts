import { describe, expect, test } from 'vitest'
import { dossierOf, observed } from '#tests/support/dossier-builder.ts'
import type { Dossier, RoutingFinding } from '../dossier.ts'
import { noParticulars, type Particulars } from '../particulars.ts'
import { stateBefore } from './before.ts'
import { subjectOf } from './subject.ts'

const block = '240.0.64.0/18'
const routes = (...origins: number[]): RoutingFinding => ({
  status: origins.length > 0 ? 'exact' : 'unrouted',
  exact: origins.map((origin) => ({ origin, state: 'not-found', reason: null })),
  moreSpecifics: [],
  covering: [],
})
const listed = (listedAddresses: number) => [{ list: 'spamhaus-drop', asOf: null, listedAddresses, entries: [] }]

/** The block on a day, with a routing table and a list of that day where they are given. */
function on(day: string, { routing = null, blocklists = null }: Partial<Dossier>): Dossier {
  const file = (source: string) => ({ ...observed(source, 'observed', day), sha256: day })
  return dossierOf(block, {
    at: `${day}T00:00:00.000Z`,
    routing,
    blocklists,
    sources: [
      ...(routing === null ? [] : [file('bgp-riswhois')]),
      ...(blocklists === null ? [] : [file('spamhaus-drop')]),
    ],
  })
}
const state = (now: Partial<Dossier>, ...earlier: Dossier[]) => stateBefore(subjectOf(on('2026-11-23', now)), earlier)
const april = (then: Partial<Dossier>) => on('2026-04-01', then)
const october = (then: Partial<Dossier>) => on('2026-10-24', then)

describe('what was asked', () => {
  test('without an earlier snapshot nothing was checked', () => {
    expect(state({ routing: routes(64500) }).answers).toEqual([{ answer: 'not-checked', count: null }])
  })

  test('an earlier list was asked even where no earlier routing table was, and is named', () => {
    const statement = state({ blocklists: listed(0) }, october({ blocklists: listed(0) }))
    expect(statement.answers.map(({ answer }) => answer)).toEqual(['not-checked', 'nothing-found'])
    expect(statement.basis).toMatchObject([{ source: 'spamhaus-drop', asOf: '2026-10-24' }])
  })

  test('a table that still stands now is no earlier one', () => {
    const same = { ...on('2026-11-23', { routing: routes(64500) }), at: '2026-11-22T00:00:00.000Z' }
    expect(state({ routing: routes(64500) }, same).answers).toEqual([{ answer: 'not-checked', count: null }])
  })
})

describe('who announced it', () => {
  test('an origin that went and one that came are both told, with their days', () => {
    const { text } = state(
      { routing: routes(64500, 64506) },
      october({ routing: routes(64500, 64506) }),
      april({ routing: routes(64506) }),
    )
    expect(text).toContain(
      'AS64500 is first seen in the table of 2026-10-24. The table of 2026-04-01 has AS64506 alone.',
    )
    expect(state({ routing: routes(64500) }, april({ routing: routes(64506) })).text).toContain(
      'AS64506 is last seen in the table of 2026-04-01. AS64500 is not in the table of 2026-04-01.',
    )
  })

  test('a block that slept in every earlier table and wakes is a warning that leads the verdict', () => {
    const statement = state({ routing: routes(64510) }, october({ routing: routes() }), april({ routing: routes() }))
    expect(statement).toMatchObject({
      severity: 'warning',
      headline: 'AS64510 announces it, and it was not in the tables of 2026-04-01 and 2026-10-24',
    })
    expect(statement.text).toContain('Not in the tables of 2026-04-01 and 2026-10-24. AS64510 announces it now.')
  })

  test('it stays a warning once an import has made the table that woke it an earlier one', () => {
    const woken = on('2026-11-20', { routing: routes(64510) })
    const statement = state({ routing: routes(64510) }, woken, october({ routing: routes() }))
    expect(statement).toMatchObject({
      severity: 'warning',
      headline: 'AS64510 announces it, which had no route in the table of 2026-10-24',
    })
    expect(statement.text).toContain('ask the holder whether AS64510 acts for it')
  })

  test('an origin that sleeps and comes back, or that the holder signed a ROA for, is a notice', () => {
    const back = state({ routing: routes(64510) }, october({ routing: routes() }), april({ routing: routes(64510) }))
    expect(back.severity).toBe('notice')
    const signed = { ...routes(), status: 'exact', exact: [{ origin: 64510, state: 'valid', reason: null }] } as const
    expect(state({ routing: { ...signed, exact: [...signed.exact] } }, october({ routing: routes() })).severity).toBe(
      'notice',
    )
  })

  test('tables say nothing of the days between them, so each is named and none is said to be all', () => {
    const same = routes(64500)
    const { text } = state({ routing: same }, october({ routing: same }), april({ routing: same }))
    expect(text).toContain('In the tables of 2026-04-01 and 2026-10-24 AS64500 announced it, and no other origin did.')
    expect(text).not.toMatch(/every|nobody/i)
  })

  test('a block that is in no table is said to be so, and nothing was found', () => {
    const statement = state({ routing: routes() }, october({ routing: routes() }), april({ routing: routes() }))
    expect(statement.text).toContain('Not in the tables of 2026-04-01 and 2026-10-24.')
    expect(statement.answers[0]).toMatchObject({ answer: 'nothing-found' })
  })

  test('a history of its origins is something found, even where it never changed', () => {
    const statement = state({ routing: routes(64500) }, april({ routing: routes(64500) }))
    expect(statement.answers[0]).toMatchObject({ answer: 'found' })
  })

  test('a table without it between two that have it is told', () => {
    const { text } = state(
      { routing: routes(64500) },
      october({ routing: routes() }),
      april({ routing: routes(64500) }),
    )
    expect(text).toContain('The table of 2026-10-24 has no route for the block itself.')
  })
})

describe('which list had it', () => {
  test('a listing of before that is gone today is found, and the list is named', () => {
    const statement = state({ blocklists: listed(0) }, october({ blocklists: listed(256) }))
    expect(statement.answers).toContainEqual({ answer: 'found', count: 1 })
    expect(statement.text).toContain('Spamhaus DROP had 256 addresses of it on 2026-10-24 and has none now')
  })

  test('a list that has it today is told with what it had before', () => {
    const told = (count: number) => state({ blocklists: listed(512) }, october({ blocklists: listed(count) })).text
    expect(told(256)).toContain('had 256 addresses of it on 2026-10-24 and has 512 addresses now')
    expect(told(0)).toContain('had none of it on 2026-10-24 and has 512 addresses now')
    expect(told(512)).toContain('had 512 addresses of it on 2026-10-24, as many as now')
  })
})

test('an origin of an earlier table that ASN-DROP lists is named, whether it is gone or still there', () => {
  const asns: ReadonlySet<number> = new Set([64506])
  const droppedAsns = { answer: 'read', list: 'spamhaus-asndrop', asOf: '2026-11-22', asns } as const
  const stated = (...now: number[]) =>
    stateBefore(subjectOf(on('2026-11-23', { routing: routes(...now) }), { ...noParticulars, droppedAsns }), [
      october({ routing: routes(64506) }),
    ])
  for (const now of [64500, 64506]) {
    expect(stated(now)).toMatchObject({ severity: 'warning', text: expect.stringContaining('AS64506 is on Spamhaus') })
  }
})

describe('the members of an AS_SET of an earlier table', () => {
  const asns: ReadonlySet<number> = new Set([64506])
  const droppedAsns = { answer: 'read', list: 'spamhaus-asndrop', asOf: '2026-11-22', asns } as const
  const before = october({})
  const stated = (members: readonly number[], changes: Partial<Particulars> = {}) => {
    const earlierSetMembers = new Map([[before.at, members]])
    const particulars = { ...noParticulars, droppedAsns, earlierSetMembers, ...changes }
    return stateBefore(subjectOf(on('2026-11-23', { routing: routes(64500) }), particulars), [
      october({
        routing: { ...routes(), status: 'exact', exact: [{ origin: null, state: 'not-found', reason: null }] },
      }),
    ])
  }

  test('are looked up on ASN-DROP, and one that is listed is a warning', () => {
    const said = stated([64505, 64506])
    expect(said.severity).toBe('warning')
    expect(said.text).toContain(
      'AS64506 is on Spamhaus ASN-DROP of 2026-11-22, a member of an AS_SET that announced it before.',
    )
  })

  test('of whom none is listed are said to be on no list, or not to have been looked up', () => {
    expect(stated([64505])).toMatchObject({
      ...{ severity: 'notice', text: expect.stringContaining('No member of an AS_SET that announced it before is on') },
    })
    const unread = { droppedAsns: noParticulars.droppedAsns }
    expect(stated([64506], unread).text).toContain('Whether any member of an AS_SET that announced it before is on')
    expect(stated([64506], unread).severity).toBe('notice')
  })

  test('that are in the set of now as well are told with its routes, and none is made up', () => {
    const setMembers = [{ asn: 64506, relation: 'exact' as const }]
    expect(stated([64506], { setMembers }).text).not.toContain('member of')
    expect(stated([]).text).not.toContain('member of')
  })
})
