/** The dossier of a block for a reader in the browser: the right world, the world's time, and what came before. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { environment } from '#lib/platform/env.ts'
import { momentOf, snapshotsAt } from '../current-snapshots.ts'
import type { Dossier } from '../dossier.ts'
import { examineBlock } from '../examine-block.ts'
import type { Snapshot } from '../snapshot.ts'
import type { WorldRow } from '../world.ts'
import { readCatalogue } from './catalogue-store.ts'
import { chooseWorld } from './choose-world.ts'
import { openEvidence } from './open-evidence.ts'
import { readRecords, type SourceRecords } from './read-records.ts'
import { worldFolder } from './world-folder.ts'

export type FoundDossier = {
  world: WorldRow
  dossier: Dossier
  /** The same block at the moments of earlier snapshots, newest first. */
  earlier: readonly Dossier[]
  /** The snapshots the dossier rests on. */
  snapshots: readonly Snapshot[]
  records: readonly SourceRecords[]
}

export type DossierQuestion = { block: Prefix; asn: number | null }

/** A dossier is public: any actor may ask for any block. */
export async function findDossier(_actor: Actor, { block, asn }: DossierQuestion): Promise<FoundDossier> {
  const world = chooseWorld(block)
  const folder = worldFolder(environment().DOTQUAD_DATA_DIR, world.id)
  const at = await timeIn(world)
  const evidence = openEvidence(folder, at)
  const dossier = examineBlock(block, evidence, { at, asn })
  const { snapshots } = readCatalogue(folder)
  // The same bytes may stand twice, under two days: only the one the dossier names was used.
  const named = ({ source, sha256, asOf }: Pick<Snapshot, 'source' | 'asOf'> & { sha256: string | null }) =>
    `${source} ${sha256} ${asOf}`
  const used = new Set(dossier.sources.map(named))
  return {
    world,
    dossier,
    earlier: earlierMoments(snapshots, at).map((moment) =>
      examineBlock(block, openEvidence(folder, moment), { at: moment, asn: null }),
    ),
    snapshots: snapshots.filter((snapshot) => used.has(named(snapshot))),
    records: readRecords(folder, evidence, block),
  }
}

/** The running world has a clock of its own; every other answers for now. */
export async function timeIn(world: WorldRow): Promise<string> {
  const now = world.id === environment().DOTQUAD_WORLD ? await worldNow() : new Date()
  return now.toISOString()
}

const mostMoments = 6

/** The moments at which a routing table, VRP export or list older than the current one was taken, newest first. */
function earlierMoments(snapshots: readonly Snapshot[], at: string): string[] {
  const changing = snapshotsAt(snapshots, at).filter(({ kind }) =>
    ['announcements', 'vrps', 'blocklist', 'registrations'].includes(kind),
  )
  const superseded = changing.filter((snapshot, index) =>
    changing.slice(0, index).some(({ source }) => source === snapshot.source),
  )
  const moments = superseded.flatMap(({ asOf }) => (asOf === null ? [] : [new Date(momentOf(asOf)).toISOString()]))
  return [...new Set(moments)].sort().reverse().slice(0, mostMoments)
}
