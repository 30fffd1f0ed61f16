/** The worlds a house can run, as rows. */
import { prefixAt } from '#lib/address-space/prefix.ts'
import type { WorldRow } from './world.ts'

const everything = prefixAt(0, 0)

export const worlds: readonly WorldRow[] = [
  {
    id: 'simulated',
    title: 'Simulated world',
    banner: 'A fictional Internet in 240.0.0.0/4. No holder, record or route here is real, and nothing is for sale.',
    accent: 'sim',
    knownOutside: false,
    space: [prefixAt(0xf0000000, 4)],
    example: prefixAt(0xf0004000, 18),
  },
  {
    id: 'live',
    title: 'Real prefix',
    banner: null,
    accent: 'real',
    knownOutside: true,
    space: [everything],
    example: null,
  },
  {
    id: 'files',
    title: 'Real prefix, from imported files',
    banner: null,
    accent: 'real',
    knownOutside: true,
    space: [everything],
    example: null,
  },
]
