import { worlds } from '#lib/diligence/worlds.ts'
import { environment } from '#lib/platform/env.ts'
import { UsageProblem } from './usage.ts'

/** The world `--world` names, or the environment's. */
export function worldOption(given: string | undefined): string {
  if (given === undefined) return environment().DOTQUAD_WORLD
  const names = worlds.map(({ id }) => id)
  if (names.includes(given)) return given
  throw new UsageProblem(`There is no world "${given}". --world takes ${names.join(', ')}.`)
}
