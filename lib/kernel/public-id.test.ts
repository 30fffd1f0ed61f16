import { expect, test } from 'vitest'
import { newPublicId } from '#lib/platform/new-public-id.ts'
import { isPublicId, parsePublicId } from './public-id.ts'

test('a made id is read as what it is of, and as nothing else', () => {
  const id = newPublicId('dl')
  expect(parsePublicId('dl', id)).toEqual({ ok: true, value: id })
  expect(isPublicId('doc', id)).toBe(false)
})

test('no two ids made are the same', () => {
  expect(new Set(Array.from({ length: 1000 }, () => newPublicId('org'))).size).toBe(1000)
})

test.each(['', 'dl_', 'dl_0h4k9m2x7c3', 'dl_0H4K9M2X7C3V', 'dl_0h4k9m2x7c3u', 'dl_0h4k9m2x7c3v\n', "dl_' OR 1=1 --"])(
  '%j is refused, with what an id looks like',
  (text) => {
    const parsed = parsePublicId('dl', text)
    expect(!parsed.ok && parsed.error).toContain('is not the id of a deal: it is dl_ and 12 characters.')
  },
)
