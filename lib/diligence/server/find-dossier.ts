/** The dossier of a block for a reader in the browser: the right world, the world's time, and what came before. */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import { momentOf } from '../current-snapshots.ts'
import type { Dossier } from '../dossier.ts'
import { examineBlock } from '../examine-block.ts'
import type { Particulars } from '../particulars.ts'
import type { Snapshot } from '../snapshot.ts'
import { type StatedDossier, stateDossier } from '../statements/state-dossier.ts'
import type { TimelineEvent } from '../timeline-event.ts'
import { findToldRegistrant, type ToldRegistrant } from '../told-registrant.ts'
import { tellTimeline } from '../watch/timeline.ts'
import type { WorldRow } from '../world.ts'
import { type Catalogue, readCatalogue } from './catalogue-store.ts'
import { chooseWorld } from './choose-world.ts'
import { openWorldNow, type WorldNow } from './open-world-now.ts'
import { answersGiven, findOutsideAnswers } from './outside-answers.ts'
import { readRecords, type SourceRecords } from './read-records.ts'
import { findKept, type Kept } from './tell-particulars.ts'
import { tellWithPast } from './tell-with-past.ts'
import type { Unavailable } from './world-time.ts'

export type FoundDossier = {
  world: WorldRow
  dossier: Dossier
  /** What the page tells beyond it. */
  particulars: Particulars
  /** The same block at the moments of earlier snapshots, newest first. */
  earlier: readonly Dossier[]
  /** What the page says of all of it. */
  stated: StatedDossier
  /** What changed from each of these moments to the next, newest first. */
  timeline: readonly TimelineEvent[]
  /** The snapshots the dossier rests on. */
  snapshots: readonly Snapshot[]
  records: readonly SourceRecords[]
}

export type DossierQuestion = { block: Prefix; asn: number | null }

/** Who asks the same within this time gets the same answer, if nothing was imported and nobody moved the world's time. */
const sharedForMs = 1_000
const mostShared = 16

type Shared = { readonly catalogue: Catalogue; readonly found: FoundDossier }

const shared = new Map<string, Shared>()

/** A dossier is public: any actor may ask for any block. */
export async function findDossier(
  actor: Actor,
  { block, asn }: DossierQuestion,
): Promise<Result<FoundDossier, Unavailable>> {
  const now = await openWorldNow(chooseWorld(block))
  if (!now.ok) return now
  const { world, folder, at } = now.value
  const catalogue = readCatalogue(folder)
  const key = `${folder.root} ${formatPrefix(block)} ${asn} ${answersGiven()}`
  const known = shared.get(key)
  if (known?.catalogue === catalogue && isJustNow(known.found.dossier.at, at)) return ok(known.found)
  const kept = await findKept(actor, world, block)
  const registrant = findToldRegistrant(block, findOutsideAnswers(actor, block)?.network)
  const found = examineFor({ ...now.value, catalogue, kept, registrant }, { block, asn })
  if (shared.size >= mostShared) shared.clear()
  shared.set(key, { catalogue, found })
  return ok(found)
}

function isJustNow(at: string, now: string): boolean {
  const age = momentOf(now) - momentOf(at)
  return age >= 0 && age < sharedForMs
}

type Where = WorldNow & { catalogue: Catalogue; kept: Kept; registrant: ToldRegistrant | null }

function examineFor(where: Where, { block, asn }: DossierQuestion): FoundDossier {
  const { world, folder, catalogue, kept, registrant, at } = where
  const evidence = where.open()
  const dossier = examineBlock(block, evidence, { at, asn, rules: kept.rules })
  const told = tellWithPast({ block, asn }, { folder, catalogue, evidence, kept, at })
  const particulars = { ...told.particulars, registrant }
  const { earlier } = told
  const used = new Set(dossier.sources.map(({ source, sha256 }) => `${source} ${sha256}`))
  return {
    world,
    dossier,
    particulars,
    earlier,
    stated: stateDossier(dossier, earlier, particulars),
    timeline: tellTimeline(block, [evidence, ...told.moments.map((moment) => moment.evidence)]),
    snapshots: catalogue.snapshots.filter(({ source, sha256 }) => used.has(`${source} ${sha256}`)),
    records: readRecords(folder, evidence, block),
  }
}
