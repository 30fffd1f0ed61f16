import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { rangeOf } from '#lib/address-space/range.ts'
import { readLinkedFeed } from '#lib/diligence/geofeed/linked-feed.ts'
import { prefix } from '#tests/support/evidence.ts'
import { LinkedGeofeed } from './linked-geofeed.tsx'

const at = '2026-11-30T15:00:00.000Z'
const link = 'https://example.net/geofeed.csv'
const block = prefix('192.0.2.0/24')
const registration = { at, start: '192.0.2.0', end: '192.0.2.255', status: null, geofeed: link }
const readOf = (feed: string) => readLinkedFeed(new TextEncoder().encode(feed), { block, registration: rangeOf(block) })

const show = (changes: Partial<Parameters<typeof LinkedGeofeed>[0]>) =>
  renderToStaticMarkup(
    <LinkedGeofeed
      prefix="192.0.2.0/24"
      {...{ reading: registration, problem: null, feed: null, canAsk: true, canFetch: true }}
      {...changes}
    />,
  ).replace(/<[^>]+>/g, ' ')

test('a feed that was read says where it places the block, and when it was fetched', () => {
  const last = { at, url: link, reading: readOf('192.0.2.0/25,NL,NL-UT,Utrecht,\n192.0.2.128/25,Germany,,,\n') }
  const html = show({ feed: { link, last, problem: null } })
  for (const part of [
    'It speaks of this block',
    'NL, NL-UT, Utrecht',
    '192.0.2.127',
    '2026-11-30 15:00 UTC',
    'Line 2:',
  ])
    expect(html).toContain(part)
  expect(html).toContain('Of 128 addresses of this block it says nothing.')
})

test('of many ranges the first are shown, and how many more there are', () => {
  const lines = Array.from({ length: 53 }, (_, host) => `192.0.2.${host}/32,NL,,,`)
  const html = show({ feed: { link, last: { at, url: link, reading: readOf(lines.join('\n')) }, problem: null } })
  expect(html).toContain('3 more ranges: dotquad geofeed-lint reads the whole feed.')
})

test('a feed without a line about the block is nothing found, and one that failed is neither', () => {
  const last = { at, url: link, reading: readOf('198.51.100.0/24,FR,,,\n') }
  expect(show({ feed: { link, last, problem: null } })).toContain('No line of it counts for this block')
  const failed = show({ feed: { link, last: null, problem: { at, isAsked: true, sentence: 'It answered 500.' } } })
  expect(failed).toContain('Source failed')
  expect(failed).not.toContain('No line of it')
})

test('a failure after a good answer leaves that answer with its time', () => {
  const last = { at, url: link, reading: readOf('192.0.2.0/24,NL,,,\n') }
  const html = show({ feed: { link, last, problem: { at, isAsked: true, sentence: 'It answered 500.' } } })
  for (const part of ['Source failed', 'what it said before stands here', 'It speaks of this block']) {
    expect(html).toContain(part)
  }
})

test('says from when on the feed is fetched again, since before that the button changes nothing', () => {
  const last = { at, url: link, reading: readOf('192.0.2.0/24,NL,,,\n') }
  expect(show({ feed: { link, last, problem: null } })).toMatch(/fetched again from\s+2026-11-30 15:05 UTC/)
  const problem = { at, isAsked: true, sentence: 'It answered 500.' }
  expect(show({ feed: { link, last, problem } })).toMatch(/fetched again from\s+2026-11-30 15:02 UTC/)
  expect(show({})).not.toContain('fetched again')
})

test('where nothing outside may be fetched it is not checked, and no button stands there', () => {
  const html = show({ canFetch: false })
  expect(html).toContain('Not checked')
  expect(html).not.toContain('Fetch it')
})
