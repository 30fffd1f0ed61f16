import { describe, expect, test } from 'vitest'
import { rangeOf } from '#lib/address-space/range.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { prefix } from '#tests/support/evidence.ts'
import { type FeedStanding, standAfter, standAt } from './feed-standing.ts'
import { readLinkedFeed } from './linked-feed.ts'

const link = 'https://example.net/geofeed.csv'
const block = prefix('192.0.2.0/24')
const at = '2026-11-30T15:30:00.000Z'
const answered = (text: string) =>
  ok({ url: link, reading: readLinkedFeed(new TextEncoder().encode(text), { block, registration: rangeOf(block) }) })
const good: FeedStanding = standAfter(null, {
  ...{ link, at: '2026-11-30T15:00:00.000Z', came: answered('192.0.2.0/24,NL,,,\n') },
})

describe('what stands of a geofeed after a try', () => {
  test('is what it said, with the time of the try', () => {
    const came = answered('192.0.2.0/24,DE,,,\n')
    expect(standAfter(good, { link, at, came })).toMatchObject({
      last: { at, url: link, reading: { placings: [{ country: 'DE' }] } },
      problem: null,
    })
  })

  test('is what it said before, where nobody answered', () => {
    const fault = { isAsked: true, sentence: 'It answered 500.' }
    expect(standAfter(good, { link, at, came: err(fault) })).toEqual({ ...good, problem: { at, ...fault } })
  })

  test.each([
    ['a page to sign in', '<!doctype html>\n<p>Sign in</p>\n', 'This is a web page'],
    ['a file of another kind', '{"error": "moved"}\n', 'This is a file of another kind'],
    ['plain words', 'Service unavailable\nTry again later\n', 'none of its lines begins with a prefix (2 lines)'],
  ])('is what it said before, where %s came in its place: a failure, and not that nothing was found', (...given) => {
    const [_name, text, words] = given
    for (const before of [null, good]) {
      expect(standAfter(before, { link, at, came: answered(text) })).toEqual({
        link,
        last: before?.last ?? null,
        problem: { at, isAsked: true, sentence: expect.stringContaining(words) },
      })
    }
  })

  test.each([
    ['an empty feed', '# none yet\n'],
    ['one of which a line is wrong', '198.51.100.0/24,FR,,,\nnonsense\n'],
    ['one of IPv6 alone', '2001:db8::/32,FR,,,\n'],
  ])('is that it says nothing of the block, where %s came', (_name, text) => {
    expect(standAfter(good, { link, at, came: answered(text) })).toMatchObject({
      last: { at, reading: { placings: [] } },
      problem: null,
    })
  })
})

describe('what was read of a geofeed', () => {
  const read = Date.parse('2026-11-30T15:00:00.000Z')
  const minutes = (count: number) => read + count * 60_000

  test('stands for an hour', () => {
    expect(standAt(minutes(59), good)).toEqual(good)
    expect(standAt(minutes(60), good)).toBeNull()
  })

  test('does not stand for longer because tries fail after it', () => {
    const fault = { isAsked: true, sentence: 'It answered 500.' }
    const failed = standAfter(good, { link, at: '2026-11-30T15:58:00.000Z', came: err(fault) })
    expect(standAt(minutes(59), failed)).toEqual(failed)
    expect(standAt(minutes(61), failed)).toEqual({ ...failed, last: null })
  })
})
