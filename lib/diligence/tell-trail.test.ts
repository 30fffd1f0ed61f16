import { expect, test } from 'vitest'
import { err } from '#lib/kernel/result.ts'
import { tellParent, tellTrail } from './tell-trail.ts'

const at = '2026-11-30T12:00:00Z'
const directory = { fetchedAt: '2026-11-30T09:00:00Z', publication: '2026-11-25T19:00:04Z' }

test('an answer of the first service that was asked needs one sentence', () => {
  expect(tellTrail({ hosts: ['rdap.one.example'], unheard: null, directory }, at)).toEqual([
    'Answered by rdap.one.example.',
  ])
})

test('who sent on is named, and who was referred to and not heard', () => {
  const unheard = { host: 'rdap.three.example', reason: 'rate-limited' } as const
  expect(tellTrail({ hosts: ['rdap.one.example', 'rdap.two.example'], unheard, directory: null }, at)).toEqual([
    'Answered by rdap.two.example, which rdap.one.example sent on to.',
    'It refers to rdap.three.example, which was asked too often, and not again now.',
  ])
})

test('an old directory is told with its age', () => {
  const old = { ...directory, fetchedAt: '2026-11-20T12:00:00Z', publication: '2026-11-18T19:00:04Z' }
  expect(tellTrail({ hosts: ['rdap.one.example'], unheard: null, directory: old }, at)[1]).toBe(
    'Which registry to ask was looked up in IANA’s list as it was fetched 10 days ago, published 2026-11-18.',
  )
})

test('a registration above that could not be asked is not told, never none', () => {
  expect(tellParent(null)).toBeNull()
  expect(tellParent(err('timeout'))).toMatch(/^not told/)
})
