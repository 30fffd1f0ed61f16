import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { answerFor, judgeTransferability } from './judge-transferability.ts'
import { type Rir, rirs } from './rir.ts'
import { codedRules } from './rule-set.ts'
import type { TransferFacts, TransferVerdict } from './transfer-verdict.ts'

const at = '2026-11-23T09:00:00Z'

function prefixFrom(text: string) {
  const parsed = parsePrefix(text)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return parsed.value
}

const block = prefixFrom('240.0.64.0/18')
const whole = rangeOf(block)

/** Everything was read of a block that one holder has had for long, and nothing stands against it. */
const sound = (registry: Rir, status: string | null): TransferFacts => ({
  held: [{ ...whole, registry, holderId: 'SIM-1', date: '2010-01-01' }],
  isEveryRegistryRead: true,
  transfers: [],
  logsRead: rirs,
  logsBegin: {},
  locks: [],
  conflicts: [],
  status,
  inner: null,
  others: [],
  underWay: null,
})

const judge = (facts: TransferFacts, prefix = block, rules = codedRules) =>
  judgeTransferability({ prefix, facts, rules, at })

const ripe = sound('ripencc', 'ALLOCATED PA')
const received = (date: string, changes = {}) => ({
  ...{ ...whole, date, type: 'RESOURCE_TRANSFER', sourceRir: 'RIPE NCC', recipientRir: 'RIPE NCC' },
  ...changes,
})
const wayTo = (facts: TransferFacts) =>
  Object.fromEntries(judge(facts).recipients.map(({ recipient, answer }) => [recipient, answer]))

describe('whether it may move now', () => {
  test('is yes where everything was read and nothing stands against it', () => {
    expect(judge(ripe)).toMatchObject({ now: { answer: 'yes' }, timing: { answer: 'yes' }, earliest: null, locks: [] })
  })

  test('is no while a hold runs, with the day and the clause', () => {
    const { now, earliest, locks } = judge({ ...ripe, transfers: [received('2025-05-20')] })
    expect(now.answer).toBe('no')
    expect(earliest).toBe('2027-05-20')
    expect(locks).toMatchObject([{ by: 'hold', isCertain: true, rule: { clause: 'ripe-807, 24 months' } }])
  })

  test('is no while its holder’s own lock runs, which outlives the hold', () => {
    const locks = [{ ...whole, until: '2027-11-01' }]
    const { now, earliest } = judge({ ...ripe, transfers: [received('2025-05-20')], locks })
    expect([now.answer, earliest]).toEqual(['no', '2027-11-01'])
  })

  test('has no first day where a lock has no known end', () => {
    const { now, earliest } = judge({ ...ripe, locks: [{ ...whole, until: null }] })
    expect([now.answer, earliest]).toEqual(['no', null])
  })

  test('is a person’s to say while the status that would exempt it from a hold is unread', () => {
    const locked = (status: string | null, date: string | null) => {
      const held = [{ ...whole, registry: 'ripencc', holderId: 'SIM-1', date }]
      return judge({ ...sound('ripencc', status), held, transfers: [received('2025-05-20')] })
    }
    for (const date of ['1991-05-01', '1996-05-01', '2025-05-20', null]) {
      const { now, timing, earliest, locks } = locked(null, date)
      expect([now.answer, timing.answer, earliest], String(date)).toEqual(['person', 'person', null])
      expect(locks).toMatchObject([{ by: 'hold', until: '2027-05-20', isCertain: false }])
      expect(locked('ALLOCATED PA', date)).toMatchObject({ now: { answer: 'no' }, earliest: '2027-05-20' })
      expect(locked('ALLOCATED UNSPECIFIED', date).locks).toMatchObject([{ isCertain: false }])
    }
    // What a regional registry issued itself was never legacy space.
    expect(locked(null, '2015-03-02')).toMatchObject({ now: { answer: 'no' }, earliest: '2027-05-20' })
  })

  test('is not known where the log begins after a hold that still runs could have begun', () => {
    const since = (begins: string) => judge({ ...ripe, logsBegin: { ripencc: begins } })
    expect(since('2024-11-24').now.answer).toBe('person')
    expect(since('2024-11-24').now.reasons.find(({ isUnknown }) => isUnknown)?.says).toContain('begins on 2024-11-24')
    expect(since('2024-11-23').now.answer).toBe('yes')
    const late = judge({ ...ripe, transfers: [received('2026-01-20')], logsBegin: { ripencc: '2026-01-01' } })
    expect(late).toMatchObject({ now: { answer: 'no' }, earliest: '2028-01-20' })
  })

  test('is not stopped by a lock that has ended or is of other space', () => {
    const other = rangeOf(prefixFrom('240.1.0.0/16'))
    const locks = [
      { ...whole, until: '2026-11-23' },
      { ...other, until: '2028-01-01' },
    ]
    expect(judge({ ...ripe, locks }).now.answer).toBe('yes')
  })

  test('is a person’s to say where registries are in conflict over it', () => {
    const conflicts = [{ ...whole, registries: ['ripencc', 'arin'] }]
    const { now } = judge({ ...ripe, conflicts })
    expect(now.answer).toBe('person')
    expect(now.reasons.map(({ says }) => says)).toContain('The NRO reports it as claimed by the RIPE NCC and ARIN.')
    const twice = judge({ ...ripe, conflicts: [...conflicts, ...conflicts] })
    expect(twice.now.reasons).toEqual(now.reasons)
  })

  test('is a person’s to say at ARIN, whose holder may have received other space', () => {
    expect(judge(sound('arin', 'DIRECT ALLOCATION'))).toMatchObject({
      now: { answer: 'person' },
      timing: { answer: 'yes' },
      questions: expect.arrayContaining(['what its holder received and no longer holds']),
    })
  })

  test('is no at ARIN while what its holder received elsewhere bars the holder, and then a person’s', () => {
    const elsewhere = { ...rangeOf(prefixFrom('243.9.0.0/20')), date: '2006-03-01' }
    const receive = (date: string) => [{ ...elsewhere, receipts: [{ date, by: 'transfer' as const }] }]
    const arin = sound('arin', 'DIRECT ALLOCATION')
    expect(judge({ ...arin, others: receive('2026-05-20') })).toMatchObject({
      ...{ now: { answer: 'no' }, timing: { answer: 'no' }, earliest: '2027-05-20' },
      locks: [{ by: 'source', isCertain: true, rule: { clause: 'NRPM 8.3' } }],
    })
    for (const others of [receive('2024-05-20'), [], null])
      expect(judge({ ...arin, others })).toMatchObject({ now: { answer: 'person' }, locks: [] })
    expect(judge({ ...ripe, others: receive('2026-05-20') }).now.answer).toBe('yes')
  })

  test('asks at ARIN for those receipts of its holder alone that the sources left open', () => {
    const elsewhere = { ...rangeOf(prefixFrom('243.9.0.0/20')), date: '2006-03-01' }
    const asked = (changes: Partial<TransferFacts>) =>
      judge({ ...sound('arin', 'DIRECT ALLOCATION'), ...changes }).questions.filter((one) => one.includes('its holder'))
    const standing = 'the standing of its holder with the registry'
    expect(asked({ others: null })).toEqual(['other receipts of its holder', standing])
    for (const log of [{ logsRead: [] }, { logsBegin: { arin: '2026-04-01' } }])
      expect(asked({ others: [{ ...elsewhere, receipts: null }], ...log })[0]).toBe('other receipts of its holder')
    const seen = asked({ others: [{ ...elsewhere, receipts: [] }] })
    expect(seen).toEqual(['what its holder received and no longer holds', standing])
    expect(asked({ others: [{ ...elsewhere, receipts: [{ date: '2026-05-20', by: 'transfer' }] }] })).toEqual([
      standing,
    ])
  })

  test('may stand open where a log begins after other space was registered, as where the block itself was', () => {
    const elsewhere = { ...rangeOf(prefixFrom('243.9.0.0/20')), date: '2026-03-01', receipts: [] }
    const since = (begins: string, others: TransferFacts['others']) =>
      judge({ ...sound('arin', 'DIRECT ALLOCATION'), others, logsBegin: { arin: begins } })
    expect(since('2026-04-01', [elsewhere])).toMatchObject({
      ...{ now: { answer: 'person' }, earliest: null },
      locks: [{ by: 'source', until: '2027-03-01', isCertain: false }],
    })
    expect(since('2009-10-12', [elsewhere])).toMatchObject({ now: { answer: 'no' }, earliest: '2027-03-01' })
  })

  test('is a person’s to say while a transfer of it is under way', () => {
    const pending = {
      ...whole,
      status: 'recipientAccepted',
      since: '2026-11-09',
      sourceRir: 'RIPE NCC',
      recipientRir: null,
    }
    const { now } = judge({ ...ripe, underWay: [pending] })
    expect(now.answer).toBe('person')
    expect(now.reasons.map(({ says }) => says)).toContain(
      'A transfer of 240.0.64.0/18 from the RIPE NCC to an unnamed registry is under way (recipientAccepted since 2026-11-09), and both may list it meanwhile.',
    )
    expect(judge({ ...ripe, underWay: [] }).now.answer).toBe('yes')
  })

  test('may stand open where no log says how its holder came by other space', () => {
    const others = [{ ...rangeOf(prefixFrom('243.9.0.0/20')), date: '2026-03-01', receipts: null }]
    expect(judge({ ...sound('arin', 'DIRECT ALLOCATION'), others })).toMatchObject({
      ...{ now: { answer: 'person' }, timing: { answer: 'person' }, earliest: null },
      locks: [{ by: 'source', until: '2027-03-01', isCertain: false }],
    })
  })

  test('is no where nobody holds it, and only then', () => {
    const held = { ...ripe, held: [] }
    expect(judge(held).now.answer).toBe('no')
    expect(judge({ ...held, isEveryRegistryRead: false }).now.answer).toBe('person')
  })

  test('at ARIN a block in the pool of 4.10 is told with its rule and left to a person', () => {
    const pool = prefixFrom('23.130.0.0/24')
    const held = [{ ...rangeOf(pool), registry: 'arin', holderId: 'A', date: '2010-01-01' }]
    const { now } = judge({ ...sound('arin', 'DIRECT ALLOCATION'), held }, pool)
    expect(now.reasons.some(({ rule }) => rule?.rule === 'reserved-pool')).toBe(true)
  })
})

describe('a pool that never moves, or by merger alone', () => {
  test.each(rirs)('is asked about where the registry %s has one', (rir) => {
    const pools = judge(sound(rir, null)).questions.filter((question) => question.includes('pool'))
    expect(pools).toEqual(
      { arin: ['a pool that never moves'], afrinic: ['a reserved pool, which moves by merger alone'] }[String(rir)] ??
        [],
    )
  })

  test('AFRINIC’s space of exchange points is told with the prefix that it lies in', () => {
    const peering = prefixFrom('196.60.8.0/23')
    const held = [{ ...rangeOf(peering), registry: 'afrinic', holderId: 'F', date: '2015-01-01' }]
    const { now } = judge({ ...sound('afrinic', 'ASSIGNED PI'), held }, peering)
    const [pool] = now.reasons.filter(({ rule }) => rule?.rule === 'reserved-pool')
    expect(pool).toMatchObject({ answer: 'person', says: expect.stringContaining('It lies in 196.60.0.0/16, said') })
  })
})

describe('to which registries', () => {
  test('RIPE NCC space moves to ARIN, APNIC and LACNIC, and AFRINIC has to be asked', () => {
    expect(wayTo(ripe)).toEqual({ afrinic: 'person', apnic: 'yes', arin: 'yes', lacnic: 'yes', ripencc: 'yes' })
  })

  test('a lock that ends gives a day and not an answer', () => {
    expect(wayTo({ ...ripe, transfers: [received('2025-05-20')] })).toMatchObject({ arin: 'yes', ripencc: 'yes' })
  })

  test('space that AFRINIC issued goes nowhere else', () => {
    const issued = {
      ...sound('afrinic', 'ALLOCATED PA'),
      held: [{ ...whole, registry: 'afrinic', holderId: 'F', date: '2011-10-27' }],
    }
    expect(wayTo(issued)).toMatchObject({ ripencc: 'no', arin: 'no', apnic: 'no', lacnic: 'no' })
  })

  test('space that once came in may be asked to leave AFRINIC again', () => {
    const arrived = received('2015-05-20', { recipientRir: 'AFRINIC' })
    const ways = wayTo({ ...sound('afrinic', 'ALLOCATED PA'), transfers: [arrived] })
    expect(ways.ripencc).toBe('person')
  })

  test('a /25 meets the smallest size of both registries', () => {
    const small = prefixFrom('240.0.64.0/25')
    const ways = judge(ripe, small).recipients
    expect(ways.find(({ recipient }) => recipient === 'arin')?.answer).toBe('no')
    expect(ways.find(({ recipient }) => recipient === 'ripencc')?.answer).toBe('person')
  })

  test('every pair of registries has its row, with need, fees and clause', () => {
    for (const rir of rirs) {
      const { recipients } = judge(sound(rir, null))
      expect(recipients.map(({ recipient }) => recipient)).toEqual([...rirs])
      for (const { pair } of recipients) expect([pair.need, pair.clause, pair.dateRead].every(Boolean)).toBe(true)
    }
  })
})

describe('by status', () => {
  test.each([
    ['ripencc', 'ALLOCATED PA', 'yes', 'yes'],
    ['ripencc', 'LEGACY', 'yes', 'yes'],
    ['ripencc', 'ASSIGNED PI', 'yes', 'person'],
    ['ripencc', 'ASSIGNED PA', 'no', 'person'],
    ['ripencc', 'SUB-ALLOCATED PA', 'no', 'person'],
    ['ripencc', 'AGGREGATED-BY-LIR', 'no', 'person'],
    ['ripencc', 'ALLOCATED UNSPECIFIED', 'person', 'person'],
    ['ripencc', 'SOMETHING NEW', 'person', 'person'],
    ['apnic', 'Allocated Portable', 'yes', 'person'],
    ['apnic', 'ASSIGNED NON-PORTABLE', 'no', 'person'],
    ['arin', 'REASSIGNMENT', 'no', 'person'],
    ['arin', 'Reallocation', 'no', 'person'],
    ['lacnic', 'ALLOCATED', 'yes', 'no'],
    // General knowledge alone: no row of AFRINIC’s decides.
    ['afrinic', 'ASSIGNED PA', 'person', 'person'],
  ] as const)('%s %s: sale %s, lease %s', (rir, status, ...answers) => {
    const verdict = judge(sound(rir, status))
    expect([answerFor(verdict, 'sale', null).answer, answerFor(verdict, 'lease', null).answer]).toEqual(answers)
  })

  test('LEGACY space of the RIPE NCC is bound by neither hold nor voluntary lock', () => {
    const facts = { ...sound('ripencc', 'LEGACY'), transfers: [received('2026-05-20')], locks: null }
    expect(judge(facts)).toMatchObject({ now: { answer: 'yes' }, locks: [] })
  })
})

describe('always', () => {
  const day = fc
    .integer({ min: 0, max: 4000 })
    .map((days) => new Date(Date.UTC(2020, 0, 1) + days * 86_400_000).toISOString().slice(0, 10))
  const anyFacts = fc.record({
    rir: fc.constantFrom(...rirs),
    status: fc.constantFrom('ALLOCATED PA', 'DIRECT ALLOCATION', 'ALLOCATED PORTABLE', 'ALLOCATED', 'LEGACY'),
    receipts: fc.array(fc.record({ date: day, type: fc.constantFrom('RESOURCE_TRANSFER', 'MERGER_ACQUISITION') }), {
      maxLength: 3,
    }),
    locks: fc.array(fc.option(day), { maxLength: 3 }),
    registeredOn: day,
  })
  const factsFrom = ({
    rir,
    status,
    receipts,
    locks,
    registeredOn,
  }: {
    rir: Rir
    status: string
    receipts: { date: string; type: string }[]
    locks: (string | null)[]
    registeredOn: string
  }): TransferFacts => {
    const name = rir === 'ripencc' ? 'RIPE NCC' : rir.toUpperCase()
    return {
      ...sound(rir, status),
      held: [{ ...whole, registry: rir, holderId: 'SIM-1', date: registeredOn }],
      transfers: receipts.map((receipt) => ({ ...whole, ...receipt, sourceRir: name, recipientRir: name })),
      locks: locks.map((until) => ({ ...whole, until })),
    }
  }

  test('the earliest day is the last of the certain locks', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const { locks, earliest, now } = judge(factsFrom(given))
        const certain = locks.filter(({ isCertain }) => isCertain)
        const days = certain.map(({ until }) => until)
        const last = days.includes(null) ? null : (days.toSorted().at(-1) ?? null)
        expect(earliest).toBe(last)
        for (const { until } of locks) expect(until === null || until > at.slice(0, 10)).toBe(true)
        if (certain.length > 0) expect(now.answer).toBe('no')
      }),
    )
  })

  const gaps: Partial<TransferFacts>[] = [
    { held: null },
    { isEveryRegistryRead: false },
    { transfers: null, logsRead: [] },
    { locks: null },
    { conflicts: null },
    { status: null },
    { status: 'OF THE FUTURE' },
  ]

  /** Locks are not asked for where none can be, and receipts where no hold follows one. */
  const isAsked = (gap: Partial<TransferFacts>, { governed }: TransferVerdict): boolean => {
    if ('locks' in gap) return governed?.voluntary.state === 'not-read'
    return !('logsRead' in gap) || governed?.hold.state !== 'no-hold'
  }

  test('what was not read turns no answer into a yes', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...gaps), (given, gap) => {
        const [full, less] = [judge(factsFrom(given)), judge({ ...factsFrom(given), ...gap })]
        if (isAsked(gap, less)) for (const { answer } of [less.now, ...less.recipients]) expect(answer).not.toBe('yes')
        if (full.now.answer !== 'yes') expect(less.now.answer).not.toBe('yes')
        if (less.lease.answer === 'yes') expect(gap).toEqual({ locks: null })
      }),
    )
  })
})
