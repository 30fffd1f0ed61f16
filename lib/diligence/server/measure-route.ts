/** What a route of a block by one AS meets now: its validation, and every sighting of the block and its parts. */
import type { Actor } from '#lib/kernel/actor.ts'
import { measureSightings, type Sighting } from '../measurements/measure-sightings.ts'
import { measureValidation, type RouteQuestion, type RouteValidation } from '../measurements/measure-validation.ts'
import type { Measured } from '../measurements/measurement.ts'
import { evidenceNow } from './evidence-now.ts'

export type MeasuredRoute = {
  validation: readonly Measured<RouteValidation>[]
  sightings: readonly Measured<readonly Sighting[]>[]
}

/** Public facts: any actor may ask. One answer a source. */
export async function measureRoute(_actor: Actor, question: RouteQuestion): Promise<MeasuredRoute> {
  const evidence = await evidenceNow()
  return {
    validation: measureValidation(question, evidence),
    sightings: measureSightings(question.block, evidence),
  }
}
