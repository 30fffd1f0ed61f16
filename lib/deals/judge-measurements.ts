/** What measurements say about a deal, as facts for its guards. Pure; a source that gave no answer proves nothing. */
import type { TransferFinding } from '#lib/diligence/dossier.ts'
import type { Sighting } from '#lib/diligence/measurements/measure-sightings.ts'
import type { Trace } from '#lib/diligence/measurements/measure-traces.ts'
import type { RouteValidation } from '#lib/diligence/measurements/measure-validation.ts'
import type { Measured, RegisteredHolder } from '#lib/diligence/measurements/measurement.ts'
import type { MeasuredFacts } from './facts.ts'

/** One answer a source; none where nobody asked. */
export type Measurements = {
  readonly rdap: readonly Measured<RegisteredHolder>[]
  readonly statistics: readonly Measured<RegisteredHolder>[]
  /** Transfers of exactly the block since the deal was opened. */
  readonly transfers: readonly Measured<TransferFinding>[]
  /** Of the route that the lessee wants to announce. */
  readonly validation: readonly Measured<RouteValidation>[]
  readonly sightings: readonly Measured<readonly Sighting[]>[]
  /** For the lessee's AS; after a sale, for the ASes that were there before it. */
  readonly traces: readonly Measured<readonly Trace[]>[]
  /** After a sale: what those ASes still announce of the block, or of more that it lies in. */
  readonly formerRoutes: readonly Measured<readonly Sighting[]>[]
}

export const nothingMeasured: Measurements = {
  ...{ rdap: [], statistics: [], transfers: [], validation: [], sightings: [], traces: [], formerRoutes: [] },
}

const wasRead = ({ answer }: Measured<unknown>) => answer === 'found' || answer === 'nothing-found'

/** True if any says so, false if all that could be asked were and none does, null if one of them could not be. */
function anySays<T>(readings: readonly Measured<T>[], says: (value: T) => boolean): boolean | null {
  if (readings.some((reading) => reading.answer === 'found' && says(reading.value))) return true
  return readings.length > 0 && readings.every(wasRead) ? false : null
}

/** One of the two is enough; neither is only known where both were read. */
function either(a: boolean | null, b: boolean | null): boolean | null {
  if (a === true || b === true) return true
  return a === null || b === null ? null : false
}

const not = (answer: boolean | null): boolean | null => (answer === null ? null : !answer)
const both = (a: boolean | null, b: boolean | null): boolean | null => not(either(not(a), not(b)))

/** The earliest moment that these sources speak of; null where one tells no time, or none was asked. */
function oldestOf(readings: readonly Measured<unknown>[]): Date | null {
  const times = readings.map(({ asOf }) => (asOf === null ? Number.NaN : Date.parse(asOf)))
  const oldest = Math.min(...times)
  return Number.isFinite(oldest) ? new Date(oldest) : null
}

/** `holderId` null: the deal names none (a lease). `asn` null: nobody is to announce the block (a sale). */
export function judgeMeasurements(
  { rdap, statistics, transfers, validation, sightings, traces, formerRoutes }: Measurements,
  { holderId, asn }: { holderId: string | null; asn: number | null },
): MeasuredFacts {
  /** A registration that is exactly the block, under the id that the agreement names. */
  const isBuyers = (holder: RegisteredHolder) => holder.exact && holderId !== null && holder.holderId === holderId
  return {
    holder: {
      byRegistry: anySays(rdap, isBuyers),
      bySecondSource: either(
        anySays(statistics, isBuyers),
        anySays(transfers, () => true),
      ),
      asOf: oldestOf(rdap),
    },
    isAuthorised: both(
      anySays(validation, ({ permitting }) => permitting.length > 0),
      anySays(traces, (found) => found.some(isObjectFor)),
    ),
    isAnnounced: anySays(sightings, (seen) => seen.some(({ origin }) => asn === null || origin === asn)),
    announcedAsOf: oldestOf(sightings),
    isCleanedUp: not(
      either(
        anySays(traces, (found) => found.some(isLeftOver)),
        // Of a lessee's routes `isAnnounced` speaks.
        asn === null ? anySays(formerRoutes, (found) => found.length > 0) : false,
      ),
    ),
  }
}

const isObjectFor = ({ kind, relation }: Trace) => kind === 'route-object' && relation !== 'inside'
/** A wider route object is of a wider block, which may well stay its holder's. */
const isLeftOver = ({ kind, relation }: Trace) => kind === 'vrp' || relation !== 'covers'
