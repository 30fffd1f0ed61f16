import { expect, test } from 'vitest'
import { mostFormBytes, readFeedForm } from './feed-form.ts'

const none = { feed: '', inside: '', uploaded: null }
const problemOf = (given: Partial<Parameters<typeof readFeedForm>[0]>) => {
  const read = readFeedForm({ ...none, ...given })
  return read.ok ? null : read.error
}

test('a form gives one feed, and says which field is wrong where it gives none or two', () => {
  expect(problemOf({})).toMatchObject({ field: 'feed' })
  expect(problemOf({ feed: '192.0.2.0/24,US,,,', uploaded: new Uint8Array(1) })).toMatchObject({ field: 'feed' })
  expect(problemOf({ feed: '192.0.2.0/24,US,,,' })).toBeNull()
  expect(problemOf({ uploaded: new Uint8Array(1) })).toBeNull()
})

test('a feed that is too large is refused, one that just fits is read', () => {
  expect(problemOf({ uploaded: new Uint8Array(mostFormBytes) })).toBeNull()
  expect(problemOf({ uploaded: new Uint8Array(mostFormBytes + 1) })?.message).toContain('command line')
})

test('the registration is one prefix, in words of its own where it is none', () => {
  expect(readFeedForm({ ...none, feed: 'x', inside: ' 192.0.2.0/24 ' })).toMatchObject({
    value: { inside: { length: 24 } },
  })
  expect(problemOf({ feed: 'x', inside: '192.0.2.1/24' })).toMatchObject({
    ...{ field: 'inside', message: expect.stringContaining('192.0.2.0/24') },
  })
})
