/** What measurements say about a deal, as facts for its guards. Pure; a source that gave no answer proves nothing. */

import type { RouteObjectFinding, TransferFinding } from '#lib/diligence/dossier.ts'
import type { Sighting } from '#lib/diligence/measurements/measure-sightings.ts'
import type { RouteValidation } from '#lib/diligence/measurements/measure-validation.ts'
import type { Measured, RegisteredHolder } from '#lib/diligence/measurements/measurement.ts'
import type { MeasuredFacts } from './facts.ts'

export type Measurements = {
  readonly rdap: Measured<RegisteredHolder>
  readonly statistics: readonly Measured<RegisteredHolder>[]
  readonly transfers: readonly Measured<TransferFinding>[]
  readonly validation: readonly Measured<RouteValidation>[]
  readonly sightings: readonly Measured<readonly Sighting[]>[]
  /** Null where no route registry was read. */
  readonly routeObjects: readonly RouteObjectFinding[] | null
}

const wasRead = ({ answer }: Measured<unknown>) => answer === 'found' || answer === 'nothing-found'

/** True if any says so, false if all that could be asked were and none does, null if one of them could not be. */
function anySays<T>(readings: readonly Measured<T>[], says: (value: T) => boolean): boolean | null {
  if (readings.some((reading) => reading.answer === 'found' && says(reading.value))) return true
  return readings.length > 0 && readings.every(wasRead) ? false : null
}

/** A registration that is exactly the block, under the id that the agreement names. */
const isHeldBy = (holderId: string) => (holder: RegisteredHolder) => holder.exact && holder.holderId === holderId

/** `holderId` null: the deal names none (a lease). `asn` null: nobody is to announce it (a sale). */
export function judgeMeasurements(
  { rdap, statistics, transfers, validation, sightings, routeObjects }: Measurements,
  { holderId, asn }: { holderId: string | null; asn: number | null },
): MeasuredFacts {
  const byRegistry = holderId === null ? null : anySays([rdap], isHeldBy(holderId))
  const byStatistics = holderId === null ? null : anySays(statistics, isHeldBy(holderId))
  const byLog = anySays(transfers, () => true)
  const permitted = asn === null ? null : anySays(validation, ({ permitting }) => permitting.length > 0)
  const hasObject = asn === null || !routeObjects ? null : routeObjects.some(({ origin }) => origin === asn)
  return {
    holder: { byRegistry, bySecondSource: either(byStatistics, byLog) },
    isAuthorised: permitted === null || hasObject === null ? null : permitted && hasObject,
    isAnnounced: anySays(sightings, (seen) => seen.some(({ origin }) => asn === null || origin === asn)),
    isCleanedUp: permitted === null || hasObject === null ? null : !(permitted || hasObject),
  }
}

/** One of the two is enough; neither is only known where both were read. */
function either(a: boolean | null, b: boolean | null): boolean | null {
  if (a === true || b === true) return true
  return a === null || b === null ? null : false
}
