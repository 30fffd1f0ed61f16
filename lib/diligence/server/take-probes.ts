/** Opens a connection to each of the addresses and keeps what came of it; says what is usual of each, and what has left that. */
import { type Prefix, prefixAt } from '#lib/address-space/prefix.ts'
import type { Actor, SystemActor } from '#lib/kernel/actor.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { openProbes } from '#lib/wiring.ts'
import { baselinesOf, type Sample, windows } from '../baselines/baseline.ts'
import { findDrift } from '../baselines/drift.ts'
import { latency as latencyFigure } from '../baselines/figures.ts'
import { findLosses, findReach } from '../baselines/outages.ts'
import { type Probe, type ProbeHistory, type ProbeTarget, type Share, sourceOfProbe } from '../probe.ts'
import type { ProbedAddress } from '../watch/changes/probes.ts'
import { openReachability } from './open-reachability.ts'
import { insertSamples, type Measure, type OneSeries, selectSeries } from './sample-store.ts'

const atOnce = 32

export type Probed = { asked: number; reachable: number; silent: number; notTaken: number }

/** That its watcher proved control of each, the caller has asked. Each address and port once. */
export async function takeProbes(actor: SystemActor, targets: readonly ProbeTarget[]): Promise<Probed> {
  const probed: Probed = { asked: targets.length, reachable: 0, silent: 0, notTaken: 0 }
  const probe = targets.length === 0 ? null : openProbes((await openReachability()) ?? (() => false))
  if (probe === null) return { ...probed, notTaken: targets.length }
  for (let from = 0; from < targets.length; from += atOnce) {
    const some = targets.slice(from, from + atOnce)
    const results = await Promise.all(some.map(probe))
    // One moment each: two ports of one address are two series.
    const now = (await worldNow()).getTime()
    for (const [index, target] of some.entries()) {
      const result = results[index]
      if (result) await keep(actor, target, { result, at: now + index })
      if (result?.state === 'reachable') probed.reachable++
      else if (result?.state === 'silent') probed.silent++
      else probed.notTaken++
    }
  }
  return probed
}

async function keep(actor: Actor, target: ProbeTarget, { result, at }: { result: Probe; at: number }): Promise<void> {
  const write = (measure: Measure, value: number) =>
    insertSamples(actor, {
      ...{ measure, source: sourceOfProbe(target), samples: [{ block: blockOf(target), sample: { at, value } }] },
    })
  if (result.state === 'not-taken') return
  await write('availability', result.state === 'reachable' ? 1 : 0)
  if (result.state === 'reachable') await write('latency', result.ms)
}

const blockOf = ({ address }: ProbeTarget): Prefix => prefixAt(address, 32)

const seriesOf = (target: ProbeTarget, measure: Measure): OneSeries => ({
  ...{ measure, block: blockOf(target), source: sourceOfProbe(target) },
})

/** Since when whoever asks has had it probed: what was measured before may be of another's network. */
type AskedSince = ProbeTarget & { since: Date }

/** What was measured of each in the last week, from `since` on, in the order of the targets. */
export async function selectProbed<T extends AskedSince>(
  actor: Actor,
  targets: readonly T[],
): Promise<(ProbedAddress & { target: T })[]> {
  const found = await selectSeries(
    actor,
    targets.flatMap((target) => [seriesOf(target, 'latency'), seriesOf(target, 'availability')]),
  )
  return targets.map((target, index) => {
    const own = found.slice(2 * index, 2 * index + 2)
    const [latency = [], availability = []] = own.map((all) => all.filter(({ at }) => at >= target.since.getTime()))
    return { target, address: target.address, port: target.port, latency, availability }
  })
}

/** What is usual of each, by its id. The caller has asked that whoever is to read it controls the address. */
export async function findProbeHistories(
  actor: Actor,
  targets: readonly (AskedSince & { id: string })[],
): Promise<Map<string, ProbeHistory>> {
  const now = (await worldNow()).getTime()
  const probed = await selectProbed(actor, targets)
  return new Map(probed.map(({ target, ...samples }) => [target.id, tellHistory(samples, now)]))
}

function tellHistory({ latency, availability }: ProbedAddress, now: number): ProbeHistory {
  const last = availability.at(-1)
  return {
    last: last ? { at: new Date(last.at).toISOString(), isReachable: last.value > 0 } : null,
    reach: findReach(availability, now),
    latency: { baselines: baselinesOf(latency, now), drift: findDrift(latency, { now, figure: latencyFigure }) },
    availability: { shares: sharesOf(availability, now), drift: findLosses(availability, { now }) },
  }
}

/** Of the windows in which it was asked, shortest first. */
const sharesOf = (samples: readonly Sample[], now: number): Share[] =>
  windows.flatMap(({ id, ms }) => {
    const within = samples.filter(({ at }) => at > now - ms && at <= now)
    const answered = within.filter(({ value }) => value > 0).length
    return within.length === 0 ? [] : [{ window: id, answered, attempts: within.length }]
  })
