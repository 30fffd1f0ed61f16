import { expect, test } from 'vitest'
import type { ListingState } from './listing.ts'
import { decideListing, type ListingCommand } from './listing-life.ts'

const states: ListingState[] = ['draft', 'published', 'frozen', 'withdrawn', 'closed']

test.each([
  ['change-offer', { draft: 'draft', published: 'published', frozen: 'frozen' }],
  ['publish', { draft: 'published', frozen: 'published' }],
  ['withdraw', { draft: 'withdrawn', published: 'withdrawn', frozen: 'withdrawn' }],
  ['freeze', { published: 'frozen' }],
  ['close', { published: 'closed', frozen: 'closed' }],
] as [ListingCommand, Partial<Record<ListingState, ListingState>>][])(
  '%s leads where it may and is refused elsewhere',
  (command, to) => {
    for (const from of states) {
      const decided = decideListing(from, command)
      const wanted = to[from]
      expect(decided).toEqual(
        wanted
          ? { ok: true, value: { command, from, to: wanted } }
          : { ok: false, error: expect.stringContaining(from) },
      )
    }
  },
)
