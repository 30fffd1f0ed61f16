/** The worlds a house can run, as rows. */
import { prefixAt } from '#lib/address-space/prefix.ts'
import type { WorldRow } from './world.ts'

const everything = prefixAt(0, 0)
const everyAsn = [0, 0xffffffff] as const

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
    // Documentation and private use in the real registries (RFC 5398, RFC 6996): its networks have these.
    asns: [
      [64496, 64511],
      [64512, 65534],
      [65536, 65551],
      [4200000000, 4294967294],
    ],
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
    asns: [everyAsn],
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
    asns: [everyAsn],
    example: null,
  },
]
