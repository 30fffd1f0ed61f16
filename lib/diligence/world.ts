/**
 * A world: one Internet whose facts are never mixed with another's. Pages show what its row says and
 * never ask which world it is.
 */
import { containsPrefix, type Prefix } from '#lib/address-space/prefix.ts'

export type WorldRow = {
  id: string
  title: string
  /** Said at the top of every page of this world. */
  banner: string
  /** The colour of its links and its one primary button. */
  accent: 'real' | 'sim'
  /** Whether registries and services outside know this world, so that a reader may have them asked. */
  knownOutside: boolean
  /** Whether its sources are fetched over the network, where no folder of files is named. */
  fetched: boolean
  /** Whether its time is played, so that a visitor may move it ahead. */
  clockMovable: boolean
  /** The address space it has facts about. */
  space: readonly Prefix[]
  /** The AS numbers it has facts about, from first to last. */
  asns: readonly (readonly [first: number, last: number])[]
  /** The block it opens on: one that shows what a dossier is for. Null where no block should be held up as an example. */
  example: Prefix | null
}

export const speaksAboutAsn = (world: WorldRow, asn: number): boolean =>
  world.asns.some(([first, last]) => first <= asn && asn <= last)

export const speaksAbout = (world: WorldRow, block: Prefix): boolean =>
  world.space.some((space) => containsPrefix(space, block))
