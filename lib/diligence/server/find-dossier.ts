/** The dossier of a block for a reader in the browser: the right world, the world's time, and what came before. */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import { environment } from '#lib/platform/env.ts'
import { codedRules, type RuleSet } from '#lib/registry/rule-set.ts'
import { findRules } from '#lib/registry/server/find-rules.ts'
import type { DnsblStanding } from '#lib/reputation/dnsbl-standing.ts'
import { findDnsblStanding } from '#lib/reputation/server/find-dnsbl-standing.ts'
import { momentOf } from '../current-snapshots.ts'
import type { Dossier } from '../dossier.ts'
import { earlierMoments } from '../earlier-moments.ts'
import { examineBlock } from '../examine-block.ts'
import { findHolderHistory } from '../holder-history.ts'
import { findParticulars, noParticulars, type Particulars } from '../particulars.ts'
import type { Snapshot } from '../snapshot.ts'
import type { TimelineEvent } from '../timeline-event.ts'
import { tellTimeline } from '../watch/timeline.ts'
import type { WorldRow } from '../world.ts'
import { type Catalogue, readCatalogue } from './catalogue-store.ts'
import { chooseWorld } from './choose-world.ts'
import { openEvidence, openStatistics } from './open-evidence.ts'
import { readRecords, type SourceRecords } from './read-records.ts'
import { type WorldFolder, worldFolder } from './world-folder.ts'
import { findTimeIn, type Unavailable } from './world-time.ts'

export type FoundDossier = {
  world: WorldRow
  dossier: Dossier
  /** What the page tells beyond it. */
  particulars: Particulars
  /** The same block at the moments of earlier snapshots, newest first. */
  earlier: readonly Dossier[]
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
  const world = chooseWorld(block)
  const folder = worldFolder(environment().DOTQUAD_DATA_DIR, world.id)
  const time = await findTimeIn(world)
  if (!time.ok) return time
  const catalogue = readCatalogue(folder)
  const key = `${folder.root} ${formatPrefix(block)} ${asn}`
  const known = shared.get(key)
  if (known?.catalogue === catalogue && isJustNow(known.found.dossier.at, time.value)) return ok(known.found)
  const kept = await findKept(actor, world, block)
  const found = examineFor({ world, folder, catalogue, kept, at: time.value }, { block, asn })
  if (shared.size >= mostShared) shared.clear()
  shared.set(key, { catalogue, found })
  return ok(found)
}

function isJustNow(at: string, now: string): boolean {
  const age = momentOf(now) - momentOf(at)
  return age >= 0 && age < sharedForMs
}

/** What the database of the market's world keeps; of any other world the rules of the code stand, and no answers. */
type Kept = { rules: RuleSet; dnsbl: DnsblStanding }

async function findKept(actor: Actor, world: WorldRow, block: Prefix): Promise<Kept> {
  if (world.id !== environment().DOTQUAD_WORLD) return { rules: codedRules, dnsbl: noParticulars.dnsbl }
  const [{ rules }, dnsbl] = await Promise.all([findRules(actor), findDnsblStanding(actor, block)])
  return { rules, dnsbl }
}

type Where = { world: WorldRow; folder: WorldFolder; catalogue: Catalogue; kept: Kept; at: string }

function examineFor({ world, folder, catalogue, kept, at }: Where, { block, asn }: DossierQuestion): FoundDossier {
  const evidence = openEvidence(folder, at)
  const dossier = examineBlock(block, evidence, { at, asn, rules: kept.rules })
  const moments = earlierMoments(catalogue.snapshots, at, block).map((moment) => ({
    moment,
    evidence: openEvidence(folder, moment),
  }))
  const used = new Set(dossier.sources.map(({ source, sha256 }) => `${source} ${sha256}`))
  return {
    world,
    dossier,
    particulars: {
      ...findParticulars(block, evidence, asn),
      ...kept,
      holders: findHolderHistory(block, openStatistics(folder, at)),
    },
    earlier: moments.map(({ moment, evidence: known }) => examineBlock(block, known, { at: moment, asn: null })),
    timeline: tellTimeline(block, [evidence, ...moments.map(({ evidence: known }) => known)]),
    snapshots: catalogue.snapshots.filter(({ source, sha256 }) => used.has(`${source} ${sha256}`)),
    records: readRecords(folder, evidence, block),
  }
}
