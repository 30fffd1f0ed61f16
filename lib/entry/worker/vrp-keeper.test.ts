import { expect, test } from 'vitest'
import type { VrpUpdate } from '#lib/routing/vrp-feed.ts'
import { vrpSetOf } from '#tests/support/vrp-set.ts'
import { VrpKeeper } from './vrp-keeper.ts'

const minute = 60_000

function updateOf(serial: number, changes = 1): VrpUpdate {
  const payload = { address: 0xc0000200, length: 24, maxLength: 24, asn: 64496 }
  const delta = { announced: Array.from({ length: changes }, () => payload), withdrawn: [] }
  return { cache: 'rpki.example:8282', sessionId: 1, serial, set: vrpSetOf([payload]), delta, expireSeconds: 7200 }
}

/** A keeper whose doings are written down; `fails` makes the next writing fail. */
function newKeeper() {
  const done: string[] = []
  const said: string[] = []
  const shared: number[] = []
  const watched: string[] = []
  const at = { now: 0, fails: false, isStoreDown: false, isDatabaseDown: false }
  const keeper = new VrpKeeper({
    log: {
      info: (_facts: unknown, text?: string) => said.push(`info ${text}`),
      warn: (_facts: unknown, text?: string) => said.push(`warn ${text}`),
      error: (_facts: unknown, text?: string) => said.push(`error ${text}`),
      debug: () => undefined,
    },
    clock: () => at.now,
    keep: async ({ serial }, ageMs) => {
      if (at.fails) throw new Error('the disk is full')
      done.push(`keep ${serial}, told ${ageMs / minute} min ago`)
    },
    watch: async ({ serial }, { ageMs, sinceMs }) => {
      if (at.isDatabaseDown) throw new Error('the database is down')
      watched.push(`${serial}, told ${ageMs / minute} min ago, the one before ${sinceMs / minute} min ago`)
    },
    share: async () => {
      if (at.isStoreDown) throw new Error('the store is down')
      shared.push(done.length)
    },
    note: async (reason) => {
      done.push(reason === null ? 'note: well again' : `note: ${reason}`)
    },
    follow: async () => {
      done.push('follow')
    },
  })
  return { keeper, done, said, shared, watched, at }
}

test('the first set is written down at once, and the market follows it', async () => {
  const { keeper, done } = newKeeper()
  keeper.onUpdate(updateOf(1))
  await keeper.finish()
  expect(done).toEqual(['keep 1, told 0 min ago', 'follow'])
})

test('each change is told to who watches at once, the first set never', async () => {
  const { keeper, done, watched, at } = newKeeper()
  keeper.onUpdate(updateOf(1))
  at.now = 3 * minute
  keeper.onUpdate(updateOf(2))
  keeper.onUpdate(updateOf(2, 0))
  await keeper.finish()
  expect(watched).toEqual(['2, told 0 min ago, the one before 3 min ago'])
  expect(done).toEqual(['keep 1, told 3 min ago', 'follow'])
})

test('a change that cannot be told is kept all the same', async () => {
  const { keeper, done, said, at } = newKeeper()
  keeper.onUpdate(updateOf(1))
  await keeper.finish()
  Object.assign(at, { now: 10 * minute, isDatabaseDown: true })
  keeper.onUpdate(updateOf(2))
  await keeper.finish()
  expect(said).toContain('error what a delta changes could not be told')
  expect(done.at(-2)).toBe('keep 2, told 0 min ago')
})

test('of changes within ten minutes the last is written down, dated by when it was told', async () => {
  const { keeper, done, at } = newKeeper()
  keeper.onUpdate(updateOf(1))
  await keeper.finish()
  at.now = 3 * minute
  keeper.onUpdate(updateOf(2))
  at.now = 6 * minute
  keeper.onUpdate(updateOf(3))
  keeper.look()
  at.now = 10 * minute
  keeper.look()
  keeper.look()
  await keeper.finish()
  expect(done).toEqual(['keep 1, told 0 min ago', 'follow', 'keep 3, told 4 min ago', 'follow'])
})

test('a set that still stands is written again when half of its time is over, and moves nothing', async () => {
  const { keeper, done, at } = newKeeper()
  keeper.onUpdate(updateOf(1))
  await keeper.finish()
  at.now = 30 * minute
  keeper.onUpdate(updateOf(1, 0))
  at.now = 60 * minute
  keeper.onUpdate(updateOf(1, 0))
  await keeper.finish()
  expect(done).toEqual(['keep 1, told 0 min ago', 'follow', 'keep 1, told 0 min ago'])
})

test('a cache that is gone makes no set younger', async () => {
  const { keeper, done, at } = newKeeper()
  keeper.onUpdate(updateOf(1))
  await keeper.finish()
  at.now = 24 * 60 * minute
  keeper.look()
  await keeper.finish()
  expect(done).toEqual(['keep 1, told 0 min ago', 'follow'])
})

test('trouble is said and noted once, however long it lasts, and taken back when it is over', async () => {
  const { keeper, done, said } = newKeeper()
  const trouble = { cache: 'rpki.example:8282', reason: 'It was silent.' }
  keeper.onTrouble(trouble)
  keeper.onTrouble(trouble)
  keeper.onUpdate(updateOf(1))
  await keeper.finish()
  expect(done).toEqual([
    'note: The RTR cache rpki.example:8282 cannot be followed: It was silent.',
    'note: well again',
    'keep 1, told 0 min ago',
    'follow',
  ])
  expect(said.map((line) => line.split(' ')[0])).toEqual(['warn', 'info'])
})

test('a set that could not be written down is tried again, and not lost', async () => {
  const { keeper, done, said, at } = newKeeper()
  at.fails = true
  keeper.onUpdate(updateOf(1))
  await keeper.finish()
  at.fails = false
  at.now = 5 * minute
  keeper.look()
  at.now = 10 * minute
  keeper.look()
  await keeper.finish()
  expect(done).toEqual(['keep 1, told 10 min ago', 'follow'])
  expect(said).toContain('error a set from RTR could not be kept')
})

test('what is written down is shared before the market follows it, and stays where it cannot be', async () => {
  const { keeper, done, said, shared, at } = newKeeper()
  keeper.onUpdate(updateOf(1))
  await keeper.finish()
  expect(shared).toEqual([1])
  at.isStoreDown = true
  at.now = 10 * minute
  keeper.onUpdate(updateOf(2))
  await keeper.finish()
  expect(done).toEqual(['keep 1, told 0 min ago', 'follow', 'keep 2, told 0 min ago', 'follow'])
  expect(said.at(-1)).toBe('error a set from RTR could not be shared')
})
