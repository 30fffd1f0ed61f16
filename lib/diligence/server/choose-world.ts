/** Which world answers for a block in this house: facts of two worlds never meet on one page. */
import { type Prefix, prefixAt } from '#lib/address-space/prefix.ts'
import { environment } from '#lib/platform/env.ts'
import { speaksAbout, speaksAboutAsn, type WorldRow } from '../world.ts'
import { worlds } from '../worlds.ts'
import { listSnapshots } from './list-snapshots.ts'
import { isAsnSetAside } from './open-evidence.ts'
import { worldFolder } from './world-folder.ts'

const everyAddress = prefixAt(0, 0)

/** The world the market runs in, then, where it knows only a part of the address space, those that answer for the rest. */
export function worldsHere(): WorldRow[] {
  const id = environment().DOTQUAD_WORLD
  const running = worlds.filter((world) => world.id === id)
  if (running.some((world) => speaksAbout(world, everyAddress))) return running
  return [...running, ...worlds.filter((world) => speaksAbout(world, everyAddress))]
}

export const chooseWorld = (block: Prefix): WorldRow => chooseAmong((world) => speaksAbout(world, block))

/** Where nothing is kept of the world that speaks about it, one whose IANA registry sets the number aside knows more. */
export function chooseWorldOfAsn(asn: number): WorldRow {
  const { DOTQUAD_DATA_DIR: dataDir, DOTQUAD_WORLD: running } = environment()
  const chosen = chooseAmong((world) => speaksAboutAsn(world, asn))
  if (chosen.id === running || hasSnapshots(chosen)) return chosen
  return worldsHere().find((world) => isAsnSetAside(worldFolder(dataDir, world.id), asn)) ?? chosen
}

function chooseAmong(speaks: (world: WorldRow) => boolean): WorldRow {
  const speaking = worldsHere().filter(speaks)
  const [first] = speaking
  if (!first) throw new Error('Broken invariant: some world speaks about every block and AS number')
  if (first.id === environment().DOTQUAD_WORLD) return first
  return speaking.find(hasSnapshots) ?? first
}

export const hasSnapshots = (world: WorldRow): boolean =>
  listSnapshots({ dataDir: environment().DOTQUAD_DATA_DIR, world: world.id }).length > 0

/** Whether the world that the market runs in answers for the block: what is kept in its database is of no other. */
export const isOfMarket = (block: Prefix): boolean => chooseWorld(block).id === environment().DOTQUAD_WORLD

export const isOfMarketAsn = (asn: number): boolean => chooseWorldOfAsn(asn).id === environment().DOTQUAD_WORLD
