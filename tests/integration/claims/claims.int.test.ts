import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { overlapsPrefix, type Prefix, parsePrefix, prefixAt } from '#lib/address-space/prefix.ts'
import type { ClaimRequest } from '#lib/claims/claim.ts'
import type { Period } from '#lib/claims/period.ts'
import { commitClaim } from '#lib/claims/server/commit-claim.ts'
import { holdBlock } from '#lib/claims/server/hold-block.ts'
import { listClaims } from '#lib/claims/server/list-claims.ts'
import { releaseClaim } from '#lib/claims/server/release-claim.ts'
import { sweepExpiredHolds } from '#lib/claims/server/sweep-expired-holds.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import type { DealType } from '#lib/listings/deal-type.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import { type House, openHouse } from '../../support/house.ts'

let house: House
const actor = systemActor('test')
const prefix = (text: string): Prefix => {
  const parsed = parsePrefix(text)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return parsed.value
}
const whole = prefix('240.0.0.0/20')
const forever: Period = { from: new Date('2030-01-01'), until: null }
let counter = 0

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
beforeEach(() => house.asOwner('TRUNCATE claim'))

type Wish = { block: Prefix; dealId?: string; kind?: DealType; period?: Period; minutes?: number }

const request = ({ block, dealId, kind = 'sale', period = forever }: Wish): ClaimRequest => ({
  ...{ listingId: 'lst_1', listingBlock: whole, dealId: dealId ?? `dl_${++counter}`, kind, block, period },
})

async function hold(wish: Wish) {
  const now = await worldNow()
  const holdUntil = new Date(now.getTime() + (wish.minutes ?? 40) * 60_000)
  return inTransaction((tx) => holdBlock({ actor, tx, holdUntil, ...request(wish) }))
}

const kinds = (results: readonly Awaited<ReturnType<typeof hold>>[]) =>
  results.map((result) => (result.ok ? 'won' : result.error.kind))

describe('200 buyers at once', () => {
  test('of one block: one has it, the others are told it is taken, and nothing throws', async () => {
    const results = kinds(await Promise.all(Array.from({ length: 200 }, () => hold({ block: whole }))))
    expect(results.filter((kind) => kind === 'won')).toHaveLength(1)
    expect(results.filter((kind) => kind === 'taken')).toHaveLength(199)
  })

  test('of a block that an expired hold still blocks: one has it', async () => {
    await hold({ block: whole, minutes: -1 })
    const results = kinds(await Promise.all(Array.from({ length: 200 }, () => hold({ block: whole }))))
    expect(results.filter((kind) => kind === 'won')).toHaveLength(1)
  })

  test('of random parts of it: no address is in two claims, and who lost, lost to one that stands', async () => {
    const anyPart = fc
      .tuple(fc.integer({ min: 20, max: 26 }), fc.integer({ min: 0, max: 4095 }))
      .map(([length, offset]) => prefixAt(whole.address + offset, length))
    await fc.assert(
      fc.asyncProperty(fc.array(anyPart, { minLength: 200, maxLength: 200 }), async (parts) => {
        await house.asOwner('TRUNCATE claim')
        const results = await Promise.all(parts.map((block) => hold({ block })))
        const won = parts.filter((_, index) => results[index]?.ok)
        const crossing = won.flatMap((a, i) => won.slice(i + 1).filter((b) => overlapsPrefix(a, b)))
        expect(crossing).toEqual([])
        const lost = parts.filter((_, index) => !results[index]?.ok)
        expect(lost.filter((part) => !won.some((other) => overlapsPrefix(part, other)))).toEqual([])
        expect(await listClaims(actor, ['lst_1'])).toHaveLength(won.length)
      }),
      { numRuns: 10 },
    )
  })
})

test('a sequence of holds, releases and sales goes as the naive model says', async () => {
  const anyAct = fc.record({
    act: fc.constantFrom('hold', 'release', 'commit'),
    length: fc.integer({ min: 20, max: 24 }),
    offset: fc.integer({ min: 0, max: 4095 }),
    start: fc.integer({ min: 1, max: 9 }),
    months: fc.integer({ min: 1, max: 3 }),
    pick: fc.nat(20),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { maxLength: 30 }), async (acts) => {
      await house.asOwner('TRUNCATE claim')
      const standing: { dealId: string; block: Prefix; period: Period }[] = []
      for (const { act, length, offset, start, months, pick } of acts) {
        const block = prefixAt(whole.address + offset, length)
        const period = { from: new Date(Date.UTC(2030, start)), until: new Date(Date.UTC(2030, start + months)) }
        const chosen = standing[pick % Math.max(standing.length, 1)]
        if (act === 'hold') {
          const meets = (other: { block: Prefix; period: Period }) =>
            overlapsPrefix(block, other.block) &&
            other.period.from < period.until &&
            period.from < (other.period.until ?? period.until)
          const dealId = `dl_${++counter}`
          expect((await hold({ block, dealId, kind: 'lease', period })).ok).toBe(!standing.some(meets))
          if (!standing.some(meets)) standing.push({ dealId, block, period })
        } else if (act === 'release' && chosen) {
          expect(await inTransaction((tx) => releaseClaim({ actor, tx, dealId: chosen.dealId }))).not.toBeNull()
          standing.splice(standing.indexOf(chosen), 1)
        } else if (chosen) {
          await inTransaction((tx) => commitClaim({ actor, tx, dealId: chosen.dealId }))
        }
      }
      const stored = await listClaims(actor, ['lst_1'])
      expect(stored.map(({ dealId }) => dealId).sort()).toEqual(standing.map(({ dealId }) => dealId).sort())
    }),
    { numRuns: 25 },
  )
})

describe('a hold', () => {
  test('runs out with the world clock, and the sweep lets go of it once', async () => {
    await hold({ block: prefix('240.0.0.0/24') })
    await hold({ block: prefix('240.0.1.0/24'), minutes: 60 * 48 })
    expect(await sweepExpiredHolds({ actor })).toEqual([])
    await house.advance('1 day')
    const swept = (await Promise.all([sweepExpiredHolds({ actor }), sweepExpiredHolds({ actor })])).flat()
    expect(swept.map(({ block, state }) => [block, state.name])).toEqual([[prefix('240.0.0.0/24'), 'released']])
    expect((await hold({ block: prefix('240.0.0.0/24') })).ok).toBe(true)
  })

  test('that was paid for is committed, and no sweep or buyer takes it away', async () => {
    await hold({ block: whole, dealId: 'dl_paid', minutes: -1 })
    expect((await inTransaction((tx) => commitClaim({ actor, tx, dealId: 'dl_paid' })))?.state.name).toBe('committed')
    await house.advance('100 days')
    expect(await sweepExpiredHolds({ actor })).toEqual([])
    expect(kinds([await hold({ block: prefix('240.0.0.0/24') })])).toEqual(['taken'])
  })

  test('that was let go cannot be paid for any more', async () => {
    await hold({ block: whole, dealId: 'dl_late' })
    await inTransaction((tx) => releaseClaim({ actor, tx, dealId: 'dl_late' }))
    expect(await inTransaction((tx) => commitClaim({ actor, tx, dealId: 'dl_late' }))).toBeNull()
    expect(await inTransaction((tx) => releaseClaim({ actor, tx, dealId: 'dl_late' }))).toBeNull()
  })

  test('in a transaction that fails never was', async () => {
    const failing = inTransaction(async (tx) => {
      await holdBlock({ actor, tx, holdUntil: new Date('2040-01-01'), ...request({ block: whole }) })
      throw new Error('the rest of the work failed')
    })
    await expect(failing).rejects.toThrow('the rest of the work failed')
    expect((await hold({ block: whole })).ok).toBe(true)
  })

  test('of what was not offered is refused before the database is asked', async () => {
    expect(kinds([await hold({ block: prefix('240.1.0.0/24') })])).toEqual(['not-offered'])
  })
})

describe('the table', () => {
  const insert = (changes: Record<string, string>) => {
    const row: Record<string, string> = {
      ...{ id: "'clm_x'", listing_id: "'lst_1'", listing_block: "'240.0.0.0/20'", deal_id: "'dl_x'", kind: "'sale'" },
      ...{ block: "'240.0.0.0/24'", period: "tstzrange('2030-01-01', null)", state: "'committed'", changed_by: "'x'" },
      ...changes,
    }
    return house.asApp(`INSERT INTO claim (${Object.keys(row)}) VALUES (${Object.values(row)})`)
  }

  test.each([
    ['a sale with an end', { period: "tstzrange('2030-01-01', '2031-01-01')" }, 'claim_of_a_sale_is_for_ever'],
    ['a block outside its listing', { block: "'240.0.16.0/24'" }, 'claim_is_part_of_its_listing'],
    ['a hold without an end', { state: "'held'" }, 'claim_held_has_an_end'],
    ['an empty period', { kind: "'rent'", period: "'empty'" }, 'claim_period_begins'],
    ['a lease that is settled', { kind: "'lease'", state: "'settled'" }, 'claim_settled_is_of_a_sale'],
    ['an IPv6 block', { block: "'2001:db8::/32'", listing_block: "'2001:db8::/32'" }, 'claim_is_of_ipv4'],
  ])('refuses %s', async (_what, changes, constraint) => {
    await expect(insert(changes)).rejects.toThrow(constraint)
  })

  test('refuses to take a released claim up again, and to move a claim to another block', async () => {
    await insert({})
    await expect(house.asApp("UPDATE claim SET block = '240.0.2.0/24'")).rejects.toThrow('permission denied')
    await expect(house.asApp('DELETE FROM claim')).rejects.toThrow('permission denied')
    await house.asApp("UPDATE claim SET state = 'released', released_at = now()")
    await expect(house.asApp("UPDATE claim SET state = 'committed', released_at = NULL")).rejects.toThrow(
      'may not go from released to committed',
    )
    await insert({ id: "'clm_y'", deal_id: "'dl_y'" })
    await house.asApp("UPDATE claim SET state = 'settled' WHERE id = 'clm_y'")
    await expect(
      house.asApp("UPDATE claim SET state = 'released', released_at = now() WHERE id = 'clm_y'"),
    ).rejects.toThrow('may not go from settled to released')
  })
})
