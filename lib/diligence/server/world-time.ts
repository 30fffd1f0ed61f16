/** What time it is in a world, for a reader; not knowing it is an answer, since the database comes back. */
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { WorldTimeUnknown, worldNow } from '#lib/platform/clock.ts'
import { environment } from '#lib/platform/env.ts'
import type { WorldRow } from '../world.ts'

/** Not a fault of the question: the same one is answered once the database does. */
export type Unavailable = { code: 'unavailable'; message: string }

const timeUnknown: Unavailable = {
  code: 'unavailable',
  message:
    'The database does not answer, so the time of this world, and with it what is current, is not known yet. Nothing was checked; try again in a minute.',
}

/** An ISO instant. The running world has a clock of its own; every other answers for now. */
export async function findTimeIn(world: WorldRow): Promise<Result<string, Unavailable>> {
  if (world.id !== environment().DOTQUAD_WORLD) return ok(new Date().toISOString())
  try {
    return ok((await worldNow()).toISOString())
  } catch (error) {
    if (error instanceof WorldTimeUnknown) return err(timeUnknown)
    throw error
  }
}
