import { expect, test } from 'vitest'
import { sayWatched } from './say-watched.ts'

test('a watch of what nothing is known of promises nothing', () => {
  const name = '8.8.8.0/24'
  expect(sayWatched(name, { isNew: true, isKnownHere: true })).toContain('the next files that differ are told')
  for (const isNew of [true, false]) {
    const said = sayWatched(name, { isNew, isKnownHere: false })
    expect(said).toContain('nothing can be told of it')
    expect(said).not.toContain('next files')
  }
})
