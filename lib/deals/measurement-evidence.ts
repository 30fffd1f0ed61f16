/** A measurement as the record of a deal keeps it: the verdict, and what each source said, and of when. */

import { formatAsn } from '#lib/address-space/asn.ts'
import type { Sighting } from '#lib/diligence/measurements/measure-sightings.ts'
import type { Trace } from '#lib/diligence/measurements/measure-traces.ts'
import type { Measured, RegisteredHolder } from '#lib/diligence/measurements/measurement.ts'
import type { Json } from '#lib/kernel/canonical-json.ts'
import { canonicalJson } from '#lib/kernel/canonical-json.ts'
import type { MeasuredFacts } from './facts.ts'
import type { Measurements } from './judge-measurements.ts'
import type { Question } from './measured-questions.ts'

/** `unknown`: a source that would have to be read was not. */
type Answer = 'yes' | 'no' | 'unknown'

const answerOf = (says: boolean | null): Answer => {
  if (says === null) return 'unknown'
  return says ? 'yes' : 'no'
}

const verdicts: Record<Question, (facts: MeasuredFacts) => Readonly<Record<string, Answer>>> = {
  holder: ({ holder }) => ({
    registryShowsBuyer: answerOf(holder.byRegistry),
    secondSourceShowsBuyer: answerOf(holder.bySecondSource),
  }),
  authorisation: ({ isAuthorised }) => ({ routeIsAuthorised: answerOf(isAuthorised) }),
  announcement: ({ isAnnounced }) => ({ lesseeAnnounces: answerOf(isAnnounced) }),
  leftovers: ({ isCleanedUp }) => ({ nothingIsLeft: answerOf(isCleanedUp) }),
}

/** What the facts answer to these questions. */
export const verdictOf = (facts: MeasuredFacts, questions: readonly Question[]): { [name: string]: Json } =>
  Object.assign({}, ...questions.map((question) => verdicts[question](facts)))

/** What is kept. Sources that had nothing are named together, those that could not be read with the reason. */
export function measurementEvidence(
  measurements: Measurements,
  { facts, questions }: { facts: MeasuredFacts; questions: readonly Question[] },
): { [name: string]: Json } {
  const readings = sayAll(measurements)
  const silent = readings.filter(({ answer }) => answer === 'nothing-found').map(({ source }) => source)
  const unread = readings.flatMap((reading) =>
    reading.answer === 'failed' || reading.answer === 'not-checked'
      ? [{ source: reading.source, reason: reading.reason }]
      : [],
  )
  return {
    verdict: verdictOf(facts, questions),
    found: readings.flatMap((reading) => (reading.answer === 'found' ? [foundIn(reading)] : [])),
    nothingFound: silent,
    notRead: unread,
  }
}

/** An unchanged verdict is noted again so often: a record that says the same for longer looks as if nobody had looked. */
export const noteAgainMs = 7 * 86_400_000

/** True where both say the same, whatever they were read from. */
export const sameVerdict = (a: Json, b: Json): boolean => canonicalJson(a) === canonicalJson(b)

function foundIn({ source, asOf, sha256, value }: Extract<Measured<string>, { answer: 'found' }>): Json {
  return { source, says: value, ...(asOf === null ? {} : { asOf }), ...(sha256 === null ? {} : { sha256 }) }
}

/** Every answer, its value as a phrase. */
const sayAll = ({ rdap, statistics, transfers, ...routing }: Measurements): Measured<string>[] => [
  ...[...rdap, ...statistics].map((reading) => say(reading, sayHolder)),
  ...transfers.map((reading) =>
    say(reading, ({ date, source, recipient }) => `${date ?? 'no date'}: from ${source} to ${recipient}`),
  ),
  ...routing.validation.map((reading) =>
    say(reading, ({ permitting, validation: { state } }) => `${state}, ${permitting.length} VRPs permit it`),
  ),
  ...[...routing.sightings, ...routing.formerRoutes].map((reading) =>
    say(reading, (seen) => seen.map(sayRoute).join(', ')),
  ),
  ...routing.traces.map((reading) => say(reading, (found) => found.map(sayTrace).join(', '))),
]

function say<T>(reading: Measured<T>, phrase: (value: T) => string): Measured<string> {
  return reading.answer === 'found' ? { ...reading, value: phrase(reading.value) } : reading
}

const sayHolder = ({ holderId, name, start, end, exact }: RegisteredHolder) =>
  `${name ?? holderId ?? 'nobody named'}${name && holderId ? ` (${holderId})` : ''} holds ${exact ? 'exactly ' : ''}${start} to ${end}`

const sayTrace = ({ kind, prefix, asn }: Trace) =>
  `${kind === 'vrp' ? 'a ROA' : 'a route object'} for ${prefix}, ${formatAsn(asn)}`

const sayRoute = ({ prefix, origin, relation }: Sighting) =>
  `${prefix} by ${origin === null ? 'an AS_SET' : formatAsn(origin)}${relation === 'covers' ? ', which covers the block' : ''}`
