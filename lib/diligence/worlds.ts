/** The worlds a house can run, as rows. */
import { prefixAt } from '#lib/address-space/prefix.ts'
import type { WorldRow } from './world.ts'

const everything = prefixAt(0, 0)

export const worlds: readonly WorldRow[] = [
  {
    id: 'simulated',
    title: 'Simulated world',
    banner:
      'A fictional Internet in 240.0.0.0/4. No holder, record or route here is real; what is for sale here is simulated, and so are its payments.',
    accent: 'sim',
    knownOutside: false,
    fetched: false,
    clockMovable: true,
    space: [prefixAt(0xf0000000, 4)],
    example: prefixAt(0xf0004000, 18),
  },
  {
    id: 'live',
    title: 'Real Internet',
    banner:
      'Answered from the sources fetched here, and from RDAP, RIPEstat and an IRRd server when asked. A real prefix never has a price here.',
    accent: 'real',
    knownOutside: true,
    fetched: true,
    clockMovable: false,
    space: [everything],
    example: null,
  },
  {
    id: 'files',
    title: 'Real Internet, from files',
    banner: 'Answered from a folder of imported files, each as old as it says. A real prefix never has a price here.',
    accent: 'real',
    knownOutside: true,
    fetched: false,
    clockMovable: false,
    space: [everything],
    example: null,
  },
]
