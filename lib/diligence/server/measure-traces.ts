/** What lets certain ASes announce a block now; or those ASes that could at an earlier moment. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { environment } from '#lib/platform/env.ts'
import type { EvidenceSet } from '../evidence.ts'
import { measureFormerRoutes as formerRoutes, listCarriers } from '../measurements/measure-former-routes.ts'
import type { Sighting } from '../measurements/measure-sightings.ts'
import { listAsns, measureTraces as measure, type Trace, type TraceQuestion } from '../measurements/measure-traces.ts'
import type { Measured } from '../measurements/measurement.ts'
import type { SnapshotKind } from '../snapshot.ts'
import { evidenceNow } from './evidence-now.ts'
import { openEvidence } from './open-evidence.ts'
import { worldFolder } from './world-folder.ts'

/** Public facts: any actor may ask. One answer a source of VRPs or of route objects. */
export async function measureTraces(
  _actor: Actor,
  question: TraceQuestion,
): Promise<readonly Measured<readonly Trace[]>[]> {
  return measure(question, await evidenceNow())
}

const wanted: readonly SnapshotKind[] = ['announcements', 'vrps', 'route-objects']

/** The ASes named for the block at `at`, or whose route carried it; null where routing table, VRPs or route objects of then are not known. */
export async function findAsnsAt(
  _actor: Actor,
  { block, at }: { block: Prefix; at: Date },
): Promise<readonly number[] | null> {
  const { DOTQUAD_DATA_DIR, DOTQUAD_WORLD } = environment()
  const evidence = openEvidence(worldFolder(DOTQUAD_DATA_DIR, DOTQUAD_WORLD), at.toISOString())
  const isKnown = (kind: SnapshotKind) =>
    evidence.sources.some((source) => source.kind === kind && source.status === 'observed')
  return wanted.every(isKnown) ? asnsIn(block, evidence) : null
}

const asnsIn = (block: Prefix, evidence: EvidenceSet): number[] => [
  ...new Set([...listAsns(block, evidence), ...listCarriers(block, evidence)]),
]

/** One answer a collector: what those ASes still announce of the block, or around it. */
export async function measureFormerRoutes(
  _actor: Actor,
  question: TraceQuestion,
): Promise<readonly Measured<readonly Sighting[]>[]> {
  return formerRoutes(question, await evidenceNow())
}
