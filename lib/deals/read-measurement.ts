/** A measurement out of the record of a deal, for the page: what was asked, and which source gave which answer. */
import type { Answer } from '#lib/kernel/answer.ts'
import { isJsonList, type Json } from '#lib/kernel/canonical-json.ts'

export type SourceReading = {
  readonly answer: Answer
  readonly source: string
  /** What it says, or why it was not read; null where it had nothing. */
  readonly text: string | null
  /** The day or moment the source speaks of; null where it tells none. */
  readonly asOf: string | null
}

export type MeasurementView = {
  /** The question as a sentence, and `yes`, `no` or `unknown`. */
  readonly verdict: readonly { readonly question: string; readonly says: string }[]
  readonly readings: readonly SourceReading[]
}

const questions: Readonly<Record<string, string>> = {
  registryShowsBuyer: 'The registry shows the buyer',
  secondSourceShowsBuyer: 'A second source shows the buyer',
  routeIsAuthorised: 'The lessee’s route is authorised',
  lesseeAnnounces: 'The lessee announces the block',
  nothingIsLeft: 'Nothing of the former AS is left',
}

type JsonObject = { readonly [name: string]: Json }

const asObject = (value: Json | undefined): JsonObject | null =>
  value && typeof value === 'object' && !isJsonList(value) ? value : null
const asList = (value: Json | undefined): readonly Json[] =>
  value && typeof value === 'object' && isJsonList(value) ? value : []
const asText = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null)

/** Null for what `measurementEvidence` did not write. */
export function readMeasurement(evidence: Json | undefined): MeasurementView | null {
  const { verdict: stored, found, nothingFound, notRead } = asObject(evidence) ?? {}
  const verdict = asObject(stored)
  if (!verdict) return null
  const told = (answer: Answer, list: Json | undefined, member: string): SourceReading[] =>
    asList(list).flatMap((one) => {
      const reading = asObject(one)
      const source = reading && asText(reading.source)
      return source ? [{ answer, source, text: asText(reading[member]), asOf: asText(reading.asOf) }] : []
    })
  const silent = [...new Set(asList(nothingFound).flatMap((source) => asText(source) ?? []))]
  return {
    verdict: Object.entries(verdict).map(([name, says]) => ({
      question: questions[name] ?? name,
      says: String(says),
    })),
    readings: [
      ...told('found', found, 'says'),
      ...silent.map((source) => ({ answer: 'nothing-found', source, text: null, asOf: null }) as const),
      ...told('failed', notRead, 'reason'),
    ],
  }
}
