import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mulberry32 } from '#lib/kernel/mulberry32.ts'
import type { Sample } from './baseline.ts'
import { findLosses, findReach } from './outages.ts'

const now = Date.parse('2026-11-23T12:00:00Z')
const minute = 60_000

/** One attempt every five minutes, the newest at `now`. */
const attempts = (answered: readonly boolean[]): Sample[] =>
  answered.map((isAnswered, place) => ({
    at: now - (answered.length - 1 - place) * 5 * minute,
    value: isAnswered ? 1 : 0,
  }))

const weekOf = (isLost: (place: number) => boolean): Sample[] =>
  attempts(Array.from({ length: 2_016 }, (_, place) => !isLost(place)))

const yes = (count: number) => Array.from({ length: count }, () => true)
const no = (count: number) => Array.from({ length: count }, () => false)

describe('an address', () => {
  test('is out once all attempts of a quarter of an hour were lost, since the first of them', () => {
    expect(findReach(attempts([...yes(20), ...no(4)]), now)).toEqual({
      ...{ state: 'out', since: now - 15 * minute, at: now, lost: 4, lastAnswer: now - 20 * minute },
    })
  })

  test('is not known to be out, nor to answer, before that', () => {
    expect(findReach(attempts([...yes(20), ...no(3)]), now).state).toBe('not-known')
  })

  test('answers again only once three attempts in a row were answered', () => {
    expect(findReach(attempts([...yes(5), ...no(9), ...yes(2)]), now).state).toBe('not-known')
    expect(findReach(attempts([...yes(5), ...no(9), ...yes(3)]), now)).toMatchObject({ state: 'answers' })
  })

  test('that never answered is not known to be out: a filter may drop what is asked', () => {
    expect(findReach(attempts(no(50)), now)).toMatchObject({ state: 'not-known' })
  })

  test('that is not asked any more is not known, however it was', () => {
    for (const seen of [yes(20), [...yes(20), ...no(9)]])
      expect(findReach(attempts(seen), now + 60 * minute).state).toBe('not-known')
    expect(findReach([], now).state).toBe('not-known')
  })

  test('is never both out and answering, and never out by a last attempt that was answered', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (answered) => {
        const reach = findReach(attempts(answered), now)
        if (answered.at(-1) === true) expect(reach.state).not.toBe('out')
        if (answered.at(-1) === false) expect(reach.state).not.toBe('answers')
        if (!answered.includes(true)) expect(reach.state).toBe('not-known')
      }),
    )
  })
})

describe('losses', () => {
  const random = mulberry32(3)
  const chance = Array.from({ length: 2_016 }, () => random())

  test('that are usual of a line are no drift', () => {
    expect(
      findLosses(
        weekOf((place) => (chance[place] ?? 1) < 0.05),
        { now },
      ),
    ).toEqual({ state: 'usual' })
    expect(
      findLosses(
        weekOf(() => false),
        { now },
      ),
    ).toEqual({ state: 'usual' })
  })

  test('that grow over a week are told while most attempts are answered', () => {
    const drift = findLosses(
      weekOf((place) => (chance[place] ?? 1) < (0.4 * place) / 2_016),
      { now },
    )
    expect(drift).toMatchObject({ state: 'leaving', by: 'decline', against: 'week' })
    expect(drift.state === 'leaving' && drift.now).toBeGreaterThan(0.5)
  })

  test('of one bad hour are a jump against the day', () => {
    const drift = findLosses(
      weekOf((place) => place >= 2_004 && place % 2 === 0),
      { now },
    )
    expect(drift).toMatchObject({ state: 'leaving', by: 'jump', against: 'day', now: 0.5, usual: 1 })
  })

  test('of an outage are no decline: it is told as what it is', () => {
    expect(
      findLosses(
        weekOf((place) => place > 1_900 && place < 2_000),
        { now },
      ),
    ).toEqual({ state: 'usual' })
  })

  test('by one lost attempt are none', () => {
    expect(
      findLosses(
        weekOf((place) => place === 2_015),
        { now },
      ),
    ).toEqual({ state: 'usual' })
  })

  test('are not checked with few attempts, in an outage, or once nothing is asked any more', () => {
    expect(findLosses(attempts(yes(10)), { now }).state).toBe('not-checked')
    expect(findLosses(attempts([...yes(200), ...no(20)]), { now }).state).toBe('not-checked')
    expect(
      findLosses(
        weekOf(() => false),
        { now: now + 60 * minute },
      ).state,
    ).toBe('not-checked')
  })
})
