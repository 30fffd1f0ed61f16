import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import {
  announcementsOf,
  blocklistOf,
  locationsOf,
  nothingImported,
  prefix,
  registrationsOf,
  routeObjectsOf,
  vrpsOf,
} from '#tests/support/evidence.ts'
import type { EvidenceSet } from '../evidence.ts'
import { examineBlock } from '../examine-block.ts'
import { findParticulars } from '../find-particulars.ts'
import { subjectOf } from '../statements/subject.ts'
import { asnOfPlan, foresee } from './foresee.ts'
import { type Plan, readRoaPlan, readRoutePlan, readSplitPlan } from './plan.ts'
import { tellForesight } from './tell-foresight.ts'

const block = '198.18.4.0/22'
const held = registrationsOf('ripencc', {
  ...{ start: prefix(block).address, end: prefix(block).address + 1023 },
  ...{ registry: 'ripencc', country: 'NL', date: '2015-03-02', status: 'allocated', holderId: 'H' },
})

function ask(plan: Plan, given: Partial<EvidenceSet>) {
  const evidence = { ...nothingImported, registrations: [held], ...given }
  const asn = asnOfPlan(plan)
  const dossier = examineBlock(prefix(block), evidence, { at: '2026-06-20T09:00:00Z', asn })
  return foresee(subjectOf(dossier, findParticulars(prefix(block), evidence, asn)), evidence, plan)
}

const roa = (asn: number, maxLength = 22): Plan => ({ kind: 'roa', asn, maxLength })
const says = (plan: Plan, given: Partial<EvidenceSet>) =>
  tellForesight(ask(plan, given))
    .map(({ text }) => text)
    .join(' ')

describe('a plan as it is typed', () => {
  const at = prefix(block)

  test('has the block’s own length as its maxLength unless another is named', () => {
    expect(readRoaPlan(at, 'AS64500')).toEqual({ ok: true, value: roa(64500, 22) })
    expect(readRoaPlan(at, '64500/24')).toEqual({ ok: true, value: roa(64500, 24) })
    expect(readRoutePlan('AS64500')).toEqual({ ok: true, value: { kind: 'route', asn: 64500 } })
    expect(readSplitPlan(at, '/24')).toEqual({ ok: true, value: { kind: 'split', length: 24 } })
    expect(readSplitPlan(at, '24')).toEqual({ ok: true, value: { kind: 'split', length: 24 } })
  })

  test.each([
    [readRoaPlan(at, '64500/21'), 'from 22 to 32'],
    [readRoaPlan(at, '64500/33'), 'from 22 to 32'],
    [readRoaPlan(at, '64500/24/24'), 'such as AS64500/22'],
    [readRoaPlan(at, 'nobody'), 'is not an AS number'],
    [readRoutePlan(''), 'is not an AS number'],
    [readRoutePlan('0'), 'write the AS that announces the block'],
    [readSplitPlan(at, '/22'), 'from /23 to /32'],
    [readSplitPlan(at, 'half'), 'from /23 to /32'],
    [readSplitPlan(prefix('198.18.4.1/32'), '32'), 'cannot be split'],
    [readSplitPlan(prefix('10.0.0.0/8'), '25'), 'at most /24'],
  ])('is refused with what would be right: %j', (read, right) => {
    expect(read.ok ? '' : read.error.message).toContain(right)
  })
})

describe('a planned ROA', () => {
  const live = announcementsOf('bgp-riswhois', [block, 64500], ['198.18.5.0/24', 64501], ['198.18.0.0/16', 64502])

  test('turns the routes that it allows Valid and the others under it Invalid, and leaves wider ones alone', () => {
    const foresight = ask(roa(64500), { vrps: vrpsOf(), announcements: [live] })
    expect(foresight).toMatchObject({
      isThere: false,
      live: {
        routes: 2,
        before: { valid: 0, invalid: 0, 'not-found': 2 },
        after: { valid: 1, invalid: 1, 'not-found': 0 },
        changes: [
          { prefix: block, origin: 64500, after: { state: 'valid' } },
          {
            prefix: '198.18.5.0/24',
            origin: 64501,
            before: { state: 'not-found' },
            after: { state: 'invalid', reason: 'origin' },
          },
        ],
      },
    })
    expect(says(roa(64500), { vrps: vrpsOf(), announcements: [live] })).toContain(
      '1 live route would turn Invalid: 198.18.5.0/24 from AS64501.',
    )
  })

  test('that is there already changes nothing', () => {
    const foresight = ask(roa(64500), { vrps: vrpsOf([block, 64500, 22]), announcements: [live] })
    expect(foresight).toMatchObject({ isThere: true, live: { changes: [] } })
  })

  test('contradicts the route objects that it forbids', () => {
    const given = {
      vrps: vrpsOf(),
      announcements: [live],
      routeObjects: [routeObjectsOf(['198.18.5.0/24', 64501, 'RADB'])],
    }
    expect(ask(roa(64500), given)).toMatchObject({
      objectsTurned: [{ prefix: '198.18.5.0/24', origin: 64501, source: 'RADB' }],
    })
  })

  test('is loose where it allows lengths that its AS does not announce', () => {
    const given = { vrps: vrpsOf(), announcements: [live] }
    expect(ask(roa(64500, 24), given)).toMatchObject({ isLoose: true })
    expect(ask(roa(64500), given)).toMatchObject({ isLoose: false })
  })

  test('is loose while one prefix of its longest length is not announced, and not once all are', () => {
    const parts = [4, 5, 6, 7].map((third): [string, number] => [`198.18.${third}.0/24`, 64500])
    const looseWith = (...routes: [string, number][]) =>
      ask(roa(64500, 24), { vrps: vrpsOf(), announcements: [announcementsOf('bgp-riswhois', ...routes)] })
    expect(looseWith(...parts.slice(0, 1))).toMatchObject({ isLoose: true })
    expect(looseWith(...parts)).toMatchObject({ isLoose: false })
  })

  test('without VRPs, tables or objects says not checked, and never that nothing changes', () => {
    expect(ask(roa(64500), {})).toMatchObject({
      isThere: null,
      ownRoute: null,
      live: null,
      objectsTurned: null,
      isLoose: null,
    })
    expect(says(roa(64500), {})).toContain('What it makes of routes: not checked')
    expect(says(roa(64500), { vrps: vrpsOf() })).toContain('Which live routes it changes: not checked')
  })

  test('says after it what validation over all VRPs together says', () => {
    const one = fc.record({
      length: fc.integer({ min: 16, max: 26 }),
      at: fc.integer({ min: 0, max: 1023 }),
      asn: fc.integer({ min: 0, max: 3 }),
    })
    const place = ({ length, at }: { length: number; at: number }) => {
      const address = ((prefix(block).address + at) & ~(2 ** (32 - length) - 1)) >>> 0
      return `${[24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.')}/${length}`
    }
    fc.assert(
      fc.property(fc.array(one, { maxLength: 6 }), fc.array(one, { maxLength: 6 }), one, (roas, routes, planned) => {
        const vrps = roas.map((row): [string, number, number] => [place(row), row.asn, row.length])
        const table = announcementsOf(
          'bgp-riswhois',
          ...routes.map((row): [string, number] => [place(row), row.asn + 1]),
        )
        const foresight = ask(roa(planned.asn), { vrps: vrpsOf(...vrps), announcements: [table] })
        const together = vrpsOf(...vrps, [block, planned.asn, 22]).table
        if (foresight.kind !== 'roa' || !foresight.live) throw new Error('the plan was of a ROA')
        const inside = new Set(routes.filter(({ length }) => length >= 22).map((row) => `${place(row)} ${row.asn + 1}`))
        const states = [...inside].map((route) => {
          const [text = '', origin] = route.split(' ')
          return together.validate(prefix(text).address, prefix(text).length, Number(origin)).state
        })
        const count = (state: string) => states.filter((one) => one === state).length
        expect(foresight.live.after).toEqual({
          ...{ valid: count('valid'), invalid: count('invalid'), 'not-found': count('not-found') },
        })
      }),
      { numRuns: 50 },
    )
  })
})

describe('a planned route object', () => {
  const plan: Plan = { kind: 'route', asn: 64500 }

  test('belongs into the registry of its region, and first needs the ROA where it would be Invalid', () => {
    const foresight = ask(plan, { vrps: vrpsOf([block, 64501, 22]) })
    expect(foresight).toMatchObject({ object: { registry: { source: 'RIPE' } }, validates: { state: 'invalid' } })
    expect(says(plan, { vrps: vrpsOf([block, 64501, 22]) })).toContain('First the ROA.')
  })

  test('meets the objects of others, and does not stand for longer routes of its AS', () => {
    const foresight = ask(plan, {
      announcements: [announcementsOf('bgp-riswhois', [block, 64500], ['198.18.5.0/24', 64500])],
      routeObjects: [routeObjectsOf([block, 64666, 'RADB'])],
    })
    expect(foresight).toMatchObject({
      validates: null,
      there: { same: [], others: [{ origin: 64666, source: 'RADB', isAuthoritative: false }], isHomeAsked: false },
      live: { isSeen: true, others: [], inside: [{ prefix: '198.18.5.0/24', isRegistered: false }] },
    })
  })

  test('says that the registry of the region was not asked, rather than that it has nothing', () => {
    expect(says(plan, { routeObjects: [routeObjectsOf()] })).toContain('What RIPE has of it: not checked')
  })

  test('has no home where no one registry governs the block', () => {
    expect(ask(plan, { registrations: [] })).toMatchObject({ object: { registry: null, text: null } })
  })
})

describe('a planned cut', () => {
  const plan: Plan = { kind: 'split', length: 24 }
  const given = {
    vrps: vrpsOf([block, 64500, 24], ['198.18.0.0/16', 64502, 16], ['198.18.7.0/24', 64503, 24]),
    announcements: [
      announcementsOf(
        'bgp-riswhois',
        [block, 64500],
        ['198.18.5.0/24', 64500],
        ['198.18.7.0/24', 64503],
        ['198.18.6.0/24', 64999],
      ),
    ],
    routeObjects: [routeObjectsOf([block, 64500, 'RIPE'], ['198.18.5.0/24', 64500, 'RIPE'])],
    blocklists: [blocklistOf('spamhaus-drop', ['198.18.4.0/23', 'SBL1'], ['198.18.7.0/24', 'SBL2'])],
  }

  test('strands what is wider than a part: ROAs, objects, routes and listings', () => {
    expect(ask(plan, given)).toMatchObject({
      roas: [
        { prefix: '198.18.0.0/16', asn: 64502, reaches: true },
        { prefix: block, asn: 64500, reaches: false },
      ],
      objects: [{ prefix: block, origin: 64500, source: 'RIPE' }],
      routes: [{ prefix: block, origin: 64500 }],
      listings: [{ list: 'spamhaus-drop', prefix: '198.18.4.0/23', reference: 'SBL1' }],
    })
  })

  test('tells which routes lose their ROA, what to sign for them, and whose stop being dropped', () => {
    const foresight = ask(plan, given)
    expect(foresight).toMatchObject({
      live: { before: { valid: 3, invalid: 1, 'not-found': 0 }, after: { valid: 1, invalid: 0, 'not-found': 3 } },
      toSign: [{ prefix: '198.18.5.0/24', asn: 64500, maxLength: 24 }],
    })
    expect(says(plan, given)).toContain(
      '1 Invalid route would be NotFound, and no longer dropped: 198.18.6.0/24 from AS64999.',
    )
  })

  test('says that a ROA too short for a part makes the part of its own AS Invalid too', () => {
    const told = (maxLength: number) => says(plan, { vrps: vrpsOf([block, 64500, maxLength]) })
    expect(told(22)).toContain('announced by the same AS too, by length (AS64500, 198.18.4.0/22 up to /22)')
    expect(told(24)).not.toContain('the same AS')
  })

  test.each([
    ['198.18.0.0/16', 24, 'The reverse zone of the /16, 18.198.in-addr.arpa, spans several parts'],
    ['198.18.0.0/15', 20, 'The 2 reverse zones of a /16 each, 18.198.in-addr.arpa the first, span several parts'],
    ['198.18.0.0/15', 16, null],
    ['198.18.4.0/22', 24, null],
  ])('of %s into /%i strands the zones that are wider than a part', (text, length, sentence) => {
    const dossier = examineBlock(prefix(text), nothingImported, { at: '2026-06-20T09:00:00Z', asn: null })
    const subject = subjectOf(dossier, findParticulars(prefix(text), nothingImported, null))
    const told = tellForesight(foresee(subject, nothingImported, { kind: 'split', length })).map((one) => one.text)
    const zones = told.filter((one) => one.includes('in-addr.arpa'))
    expect(zones).toEqual(sentence === null ? [] : [expect.stringContaining(sentence)])
    expect(told.join(' ')).toContain('What routing tables say of the whole')
  })

  test('strands geofeed lines that are wider than a part, the feed’s own as well as one that reaches beyond', () => {
    const geofeeds = [
      locationsOf('geofeed-mine', ['198.18.0.0/20', 'DE'], ['198.18.4.0/23', 'NL'], ['198.18.7.0/24', 'NL']),
    ]
    expect(ask(plan, { geofeeds })).toMatchObject({
      lines: [
        { feed: 'geofeed-mine', prefix: '198.18.0.0/20', country: 'DE', reaches: true },
        { feed: 'geofeed-mine', prefix: '198.18.4.0/23', country: 'NL', reaches: false },
      ],
    })
    expect(says(plan, { geofeeds })).toContain('2 geofeed lines over several parts: each part stays placed there')
    expect(says(plan, { geofeeds: [locationsOf('geofeed-mine', ['198.18.7.0/24', 'NL'])] })).not.toContain('geofeed')
    expect(says(plan, {})).toContain('What geofeeds say of the whole: not checked')
  })

  test('counts what each part has of its own', () => {
    const foresight = ask(plan, given)
    expect(foresight.kind === 'split' && foresight.parts).toEqual([
      { prefix: '198.18.4.0/24', routes: 0, roas: 0, objects: 0 },
      { prefix: '198.18.5.0/24', routes: 1, roas: 0, objects: 1 },
      { prefix: '198.18.6.0/24', routes: 1, roas: 0, objects: 0 },
      { prefix: '198.18.7.0/24', routes: 1, roas: 1, objects: 0 },
    ])
  })

  test('knows nothing of what was not imported', () => {
    expect(ask(plan, {})).toMatchObject({
      roas: null,
      objects: null,
      routes: null,
      listings: null,
      lines: null,
      live: null,
      toSign: null,
    })
    expect(says(plan, {})).toContain('not checked')
  })

  test('keeps each address in exactly one part', () => {
    fc.assert(
      fc.property(fc.integer({ min: 23, max: 30 }), (length) => {
        const foresight = ask({ kind: 'split', length }, {})
        const parts = foresight.kind === 'split' ? foresight.parts : []
        expect(parts).toHaveLength(2 ** (length - 22))
        expect(new Set(parts.map((part) => part.prefix)).size).toBe(parts.length)
        expect(parts.every((part) => formatPrefix(prefix(part.prefix)) === part.prefix)).toBe(true)
      }),
      { numRuns: 8 },
    )
  })
})
