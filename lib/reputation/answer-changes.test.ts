import { describe, expect, test } from 'vitest'
import { findAnswerChanges, joinChanges, type TakenChange } from './answer-changes.ts'

const askedAt = new Date('2026-11-23T09:00:00Z')
const earlier = [{ askedAt, addresses: { start: 0, end: 63 }, unknown: new Set([9]) }]
const codes = ['127.0.0.2']

describe('a new answer', () => {
  test('is a change against the one before, and none where nobody had asked', () => {
    const begun = [
      { address: 7, codes },
      { address: 64, codes },
    ]
    expect(findAnswerChanges({ earlier, ended: [], begun })).toEqual([
      { address: 7, before: null, after: codes, wasUnknown: false, beforeAt: askedAt },
    ])
  })

  test('about an address without one before says so', () => {
    expect(findAnswerChanges({ earlier, ended: [], begun: [{ address: 9, codes }] })).toMatchObject([
      { wasUnknown: true, before: null },
    ])
  })

  test('of other codes is one change and not an end and a beginning', () => {
    const begun = [{ address: 7, codes: ['127.0.0.4'] }]
    expect(findAnswerChanges({ earlier, ended: [{ address: 7, codes }], begun })).toMatchObject([
      { before: codes, after: ['127.0.0.4'] },
    ])
  })
})

test('what came and went before anybody looked is no change', () => {
  const change = (before: string[] | null, after: string[] | null): TakenChange => ({
    ...{ zone: 'psbl', address: 7, before, after, wasUnknown: false, beforeAt: askedAt, afterAt: askedAt },
  })
  expect(joinChanges([change(null, codes), change(codes, null)])).toEqual([])
  expect(joinChanges([change(null, codes), change(codes, ['127.0.0.4'])])).toEqual([change(null, ['127.0.0.4'])])
})
