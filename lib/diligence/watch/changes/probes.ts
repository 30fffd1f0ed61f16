/** What has come about of a probed address since it was last told: silence, answers again, and what is usual of it left. */
import { formatAddress } from '#lib/address-space/address.ts'
import { baselinesOf, type Sample } from '../../baselines/baseline.ts'
import { findDrift } from '../../baselines/drift.ts'
import { latency as latencyFigure } from '../../baselines/figures.ts'
import { findLosses, findReach } from '../../baselines/outages.ts'
import { tellFigure, tellShare } from '../../baselines/tell-figure.ts'
import { type ProbeTarget, sourceOfProbe } from '../../probe.ts'
import { formatAsOf } from '../../statements/wording.ts'
import { changeOf } from '../change.ts'
import { compareDrift, type MeasuredChange, type Told } from './drifts.ts'

export type ProbedAddress = ProbeTarget & {
  /** Both of the last week, in the order of their time. */
  readonly latency: readonly Sample[]
  readonly availability: readonly Sample[]
}

/** All that is told of the address begins so. */
export const probeSubject = (target: ProbeTarget): string =>
  `probe ${formatAddress(target.address)} ${sourceOfProbe(target)} `

export function compareProbe(
  probed: ProbedAddress,
  { now, toldOf }: { now: number; toldOf: (subject: string) => Told | null },
): MeasuredChange[] {
  const subject = probeSubject(probed)
  const changes = [
    compareReach(probed, now, toldOf(`${subject}reach`)),
    compareLosses(probed, now, toldOf(`${subject}availability`)),
    compareLatency(probed, now, toldOf(`${subject}latency`)),
  ]
  return changes.filter((change) => change !== null)
}

const name = (target: ProbeTarget): string => `${formatAddress(target.address)} on ${sourceOfProbe(target)}`
const iso = (moment: number): string => new Date(moment).toISOString()

function compareReach(probed: ProbedAddress, now: number, told: Told | null): MeasuredChange | null {
  const reach = findReach(probed.availability, now)
  const isToldOut = told?.kind === 'probe-lost'
  const common = { subject: `${probeSubject(probed)}reach`, source: sourceOfProbe(probed) }
  if (reach.state === 'out' && !isToldOut) {
    const since = formatAsOf(iso(reach.since))
    const sentence = `${name(probed)} has not answered since ${since}: ${reach.lost} attempts in a row were lost.`
    return {
      ...changeOf('probe-lost', { ...common, sentence, before: 'answered', after: `silent since ${since}` }),
      ...{ beforeAsOf: iso(reach.lastAnswer), afterAsOf: iso(reach.at) },
    }
  }
  if (reach.state !== 'answers' || !isToldOut) return null
  const after = `answers since ${formatAsOf(iso(reach.since))}`
  return {
    ...changeOf('probe-back', { ...common, sentence: `${name(probed)} ${after} again.`, before: told.after, after }),
    ...{ beforeAsOf: iso(reach.since), afterAsOf: iso(reach.at) },
  }
}

function compareLosses(probed: ProbedAddress, now: number, told: Told | null): MeasuredChange | null {
  const samples = probed.availability
  return compareDrift(
    {
      ...{ subject: `${probeSubject(probed)}availability`, source: sourceOfProbe(probed), samples },
      lead: `${name(probed)} answers less often.`,
      steady: `${name(probed)} answers as often as is usual of it.`,
      kinds: { day: 'availability-left-day', week: 'availability-left-week' },
      find: (ease) => findLosses(samples, { now, ease }),
      describe: (share) => `${tellShare(share)} answered`,
      level: () => shareOfDay(samples, now),
    },
    told,
  )
}

function compareLatency(probed: ProbedAddress, now: number, told: Told | null): MeasuredChange | null {
  const samples = probed.latency
  return compareDrift(
    {
      ...{ subject: `${probeSubject(probed)}latency`, source: sourceOfProbe(probed), samples },
      lead: `${name(probed)} answers more slowly.`,
      steady: `${name(probed)} answers as fast as is usual of it.`,
      kinds: { day: 'latency-left-day', week: 'latency-left-week' },
      find: (ease) => findDrift(samples, { now, figure: latencyFigure, ease }),
      describe: (ms) => tellFigure(ms, latencyFigure.unit),
      level: () => levelOf(samples, now),
    },
    told,
  )
}

/** Of the last day, in which something was measured where anything is known. */
const levelOf = (samples: readonly Sample[], now: number): number =>
  baselinesOf(samples, now).find(({ window }) => window === 'day')?.median ?? Number.NaN

function shareOfDay(samples: readonly Sample[], now: number): number {
  const within = samples.filter(({ at }) => at > now - dayMs && at <= now)
  return within.filter(({ value }) => value > 0).length / within.length
}

const dayMs = 86_400_000
