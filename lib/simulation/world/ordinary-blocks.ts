/** The blocks without a story: scattered over each registry's /8s, beside and apart, some changing hands. */
import type { AddressRange } from '#lib/address-space/range.ts'
import { addressPlan, type Registry, registries, slash8 } from './address-plan.ts'
import type { Block, Tenure } from './block.ts'
import { type Day, dayOf } from './day.ts'
import { type Organisation, organisationAt, organisations } from './organisations.ts'
import { type Random, randomOf } from './random.ts'

export type OrdinaryBlocks = { blocks: Block[]; reservations: AddressRange[] }

/** Sizes in addresses; each line is drawn as often as its weight. The last ones are no power of two. */
const sizes = [
  { addresses: 256, weight: 25 },
  { addresses: 512, weight: 11 },
  { addresses: 1024, weight: 25 },
  { addresses: 2048, weight: 11 },
  { addresses: 4096, weight: 9 },
  { addresses: 8192, weight: 6 },
  { addresses: 16384, weight: 4 },
  { addresses: 32768, weight: 2 },
  { addresses: 65536, weight: 1 },
  { addresses: 768, weight: 2 },
  { addresses: 1536, weight: 2 },
  { addresses: 2560, weight: 1 },
  { addresses: 8960, weight: 1 },
].flatMap(({ addresses, weight }) => Array<number>(weight).fill(addresses))

/** The first sixteenth of each /8 is left to the scenarios. */
const scenarioAddresses = 2 ** 20
const slash24 = 256

/** `count` blocks, dealt to the organisations in turn. What the world's later days bring is already in their tenures. */
export function layOutOrdinaryBlocks(seed: string, genesis: Day, count: number): OrdinaryBlocks {
  const next = new Map(
    registries.flatMap((registry) => addressPlan[registry].slash8s).map((octet) => [octet, firstFree(octet)]),
  )
  const reservations: AddressRange[] = []
  const blocks = Array.from({ length: count }, (_, index) => {
    const random = randomOf(seed, `block/${index}`)
    const holder = organisationAt(index % organisations.length)
    const octet = random.pick(addressPlan[holder.registry].slash8s)
    const free = next.get(octet) ?? firstFree(octet)
    const addresses = random.pick(sizes)
    // Two of five blocks touch their neighbour where alignment allows it.
    const apart = random.chance(40) ? free : free + random.between(1, 96) * slash24
    const start = alignUp(apart, addresses)
    if (start > free && random.chance(25)) reservations.push({ start: free, end: start - 1 })
    next.set(octet, start + addresses)
    const range = { start, end: start + addresses - 1 }
    return {
      range,
      status: random.chance(78) ? 'allocated' : 'assigned',
      tenures: tenuresOf(holder, genesis, random),
    } satisfies Block
  })
  return { blocks, reservations }
}

function firstFree(octet: number): number {
  return slash8(octet).address + scenarioAddresses
}

/** A power of two stands on its own boundary, as a CIDR must; any other count starts at a /24. */
function alignUp(address: number, addresses: number): number {
  const boundary = Number.isInteger(Math.log2(addresses)) ? addresses : slash24
  return Math.ceil(address / boundary) * boundary
}

function tenuresOf(holder: Organisation, genesis: Day, random: Random): [Tenure, ...Tenure[]] {
  const delegated = random.between(dayOf(addressPlan[holder.registry].founded), genesis - 40)
  const tenures: [Tenure, ...Tenure[]] = [{ holder: holder.id, from: delegated, by: 'delegation' }]
  let current = holder
  const hand = (from: Day) => {
    current = recipientOf(current, random)
    tenures.push({ holder: current.id, from, by: random.chance(15) ? 'MERGER_ACQUISITION' : 'RESOURCE_TRANSFER' })
  }
  const earliest = Math.max(delegated + 200, genesis - 1500)
  if (random.chance(16) && earliest < genesis - 20) hand(random.between(earliest, genesis - 20))
  // The world's clock brings these about.
  if (random.chance(6)) hand(random.between(genesis + 5, genesis + 400))
  return tenures
}

/** Mostly a neighbour of the same registry; one transfer in six crosses registries that exchange space. */
function recipientOf(source: Organisation, random: Random): Organisation {
  const exchanging: readonly Registry[] = ['ripencc', 'arin', 'apnic']
  const crosses = exchanging.includes(source.registry) && random.chance(17)
  return random.pick(
    organisations.filter(
      ({ id, registry }) =>
        id !== source.id &&
        (crosses ? registry !== source.registry && exchanging.includes(registry) : registry === source.registry),
    ),
  )
}
