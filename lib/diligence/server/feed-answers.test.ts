import { expect, test } from 'vitest'
import { visitor } from '#lib/kernel/actor.ts'
import { prefix } from '#tests/support/evidence.ts'
import type { FeedStanding } from '../geofeed/feed-standing.ts'
import { findFeedStanding, keepFeedStanding } from './feed-answers.ts'

const block = prefix('192.0.2.0/24')
const link = 'https://example.net/geofeed.csv'
const reading = {
  ...{ entries: { ipv4: 1, ipv6: 0, unread: 0 }, counts: { error: 0, warning: 0, notice: 0 } },
  ...{ placings: [], morePlacings: 0, unplaced: 256, ignored: 0, faults: [] },
}
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
const standing: FeedStanding = {
  link,
  last: { at: ago(90), url: link, reading },
  problem: { at: ago(1), isAsked: true, sentence: 'It answered 500.' },
}

test('a failure that is kept now does not keep an answer that is older than an hour', () => {
  keepFeedStanding(block, standing)
  expect(findFeedStanding(visitor(), block, link)).toEqual({ ...standing, last: null })
})

test('what another link said is not told of this one', () => {
  keepFeedStanding(block, standing)
  expect(findFeedStanding(visitor(), block, 'https://example.net/other.csv')).toBeNull()
})
