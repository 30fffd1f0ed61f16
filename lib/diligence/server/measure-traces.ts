/** What lets certain ASes announce a block now; or those ASes that could at an earlier moment. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { environment } from '#lib/platform/env.ts'
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

/** The ASes named for the block at `at`; null where routing table, VRPs or route objects of then are not known. */
export async function findAsnsAt(
  _actor: Actor,
  { block, at }: { block: Prefix; at: Date },
): Promise<readonly number[] | null> {
  const { DOTQUAD_DATA_DIR, DOTQUAD_WORLD } = environment()
  const evidence = openEvidence(worldFolder(DOTQUAD_DATA_DIR, DOTQUAD_WORLD), at.toISOString())
  const isKnown = (kind: SnapshotKind) =>
    evidence.sources.some((source) => source.kind === kind && source.status === 'observed')
  return wanted.every(isKnown) ? listAsns(block, evidence) : null
}
