/** The services outside that the simulated world plays, in one program beside the house: none of them is the product. */
import { closeDatabase } from '#lib/platform/db.ts'
import { environment } from '#lib/platform/env.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import { planSimulation } from './simulation/plan-simulation.ts'
import { starters } from './simulation/starters.ts'
import { tellReady, untilStopped } from './start/stop-signal.ts'

/** Plays until it is told to stop. */
export async function main(): Promise<number> {
  const stopped = untilStopped()
  const planned = planSimulation(environment())
  if (planned.length === 0) {
    throw new OperatorRefusal('Nothing is played here: DOTQUAD_WORLD is not simulated, or every service is a real one.')
  }
  const running = await Promise.all(planned.map(({ service, place }) => starters[service.name](place)))
  tellReady()
  await stopped
  await Promise.all(running.map((service) => service.stop()))
  await closeDatabase()
  return 0
}
