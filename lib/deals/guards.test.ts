import { describe, expect, test } from 'vitest'
import { money } from '#lib/kernel/money.ts'
import { factsOf, measuredOf } from '#tests/support/deal.ts'
import { guards } from './guards.ts'

const enteredAt = new Date('2026-11-24T12:00:00Z')
const hoursLater = (hours: number) => new Date(enteredAt.getTime() + hours * 3_600_000)
const stands = (sentence: string | null) => sentence !== null

test('without a measurement nothing that is measured is let through', () => {
  const ids = [
    'registry-shows-buyer',
    'registry-shows-buyer-still',
    'registry-shows-another',
    'lessee-is-authorised',
  ] as const
  const more = [
    'lessee-is-announced',
    'lessee-is-gone',
    'lessee-stayed-gone',
    'lessee-is-back',
    'nothing-is-left-over',
  ] as const
  for (const id of [...ids, ...more]) {
    expect([id, stands(guards[id](factsOf()))]).toEqual([id, true])
    expect([id, stands(guards[id](factsOf({ measured: measuredOf() })))]).toEqual([id, true])
  }
})

describe('the second reading of the registry', () => {
  const second = (asOf: Date | null) =>
    guards['registry-shows-buyer-still'](
      factsOf({ enteredAt, measured: measuredOf({ holder: { byRegistry: true, bySecondSource: true, asOf } }) }),
    )

  test('counts an hour after the first, by when the registry spoke and not by when it is judged', () => {
    expect(second(hoursLater(1))).toBeNull()
    expect(second(hoursLater(0.9))).toBe('The second reading is taken an hour after the first.')
    expect(second(null)).toBe('The second reading is taken an hour after the first.')
  })
})

describe('a withdrawal', () => {
  const proof = (announcedAsOf: Date, isAnnounced: boolean | null = false) =>
    guards['lessee-stayed-gone'](
      factsOf({ enteredAt, now: hoursLater(500), measured: measuredOf({ isAnnounced, announcedAsOf }) }),
    )

  test('is proven by collectors that speak of 48 hours later, and saw nothing', () => {
    expect(proof(hoursLater(48))).toBeNull()
    expect(stands(proof(hoursLater(47)))).toBe(true)
    expect([stands(proof(hoursLater(48), true)), stands(proof(hoursLater(48), null))]).toEqual([true, true])
  })
})

test('a payment funds only where exactly what was asked is held', () => {
  const asked = money('USD', 500n)
  expect(guards['payment-is-held'](factsOf({ asked, held: asked }))).toBeNull()
  expect(guards['payment-is-held'](factsOf({ asked, held: money('USD', 499n) }))).toBe(
    '$4.99 is held, and $5.00 is asked.',
  )
  expect(stands(guards['payment-is-held'](factsOf({ asked, held: money('USD', 501n) })))).toBe(true)
})
