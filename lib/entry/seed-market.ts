/** Opens the simulated market for its visitors, by the use cases that people use. Repeated, it does what is missing. */
import { worldFolder } from '#lib/diligence/server/world-folder.ts'
import { closeDatabase } from '#lib/platform/db.ts'
import { environment } from '#lib/platform/env.ts'
import { birthOf } from '#lib/simulation/world/birth.ts'
import { openSellers } from './market/open-sellers.ts'

/** Tells whoever started it how far it is. */
const say = (text: string) => process.send?.(text)

export async function main(): Promise<number> {
  const { DOTQUAD_DATA_DIR: dataDir, DOTQUAD_WORLD: world } = environment()
  const { seed } = birthOf(worldFolder(dataDir, world).root, new Date().toISOString().slice(0, 10))
  const cast = await openSellers({ seed, say })
  say(`${cast.size} organisations`)
  await closeDatabase()
  if (process.connected) process.disconnect()
  return 0
}
