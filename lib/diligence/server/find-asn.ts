/** The dossier of an AS for a reader in the browser: the right world, that world's time, and the records it rests on. */
import type { Actor } from '#lib/kernel/actor.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import type { AsnDossier } from '../asn/asn-dossier.ts'
import { examineAsn } from '../asn/examine-asn.ts'
import type { AskedOutside } from '../asn/statements/state-asn.ts'
import { whyHolderUnasked } from '../asn/why-holder-unasked.ts'
import type { Snapshot } from '../snapshot.ts'
import type { WorldRow } from '../world.ts'
import { findAutnum } from './autnum-answers.ts'
import { readCatalogue } from './catalogue-store.ts'
import { chooseWorldOfAsn } from './choose-world.ts'
import { mayAskAboutAsn } from './may-ask-about.ts'
import { findNeighbours } from './neighbour-answers.ts'
import { openWorldNow } from './open-world-now.ts'
import { readAsnRecords, type SourceRecords } from './read-records.ts'
import type { Unavailable } from './world-time.ts'

export type FoundAsn = {
  world: WorldRow
  dossier: AsnDossier
  snapshots: readonly Snapshot[]
  records: readonly SourceRecords[]
  /** What its registry and RIPEstat said of it, where a reader asked lately. */
  asked: AskedOutside
}

/** Public, as the dossier of a block is: any actor may ask for any AS. */
export async function findAsn(actor: Actor, asn: number): Promise<Result<FoundAsn, Unavailable>> {
  const now = await openWorldNow(chooseWorldOfAsn(asn))
  if (!now.ok) return now
  const { world, folder, at } = now.value
  const evidence = now.value.open()
  const dossier = examineAsn(asn, evidence, at)
  const used = new Set(dossier.sources.map(({ source, sha256 }) => `${source} ${sha256}`))
  return ok({
    world,
    dossier,
    snapshots: readCatalogue(folder).snapshots.filter(({ source, sha256 }) => used.has(`${source} ${sha256}`)),
    records: readAsnRecords(folder, evidence, asn),
    asked: askedOf(actor, dossier),
  })
}

function askedOf(actor: Actor, dossier: AsnDossier): AskedOutside {
  const { asn } = dossier
  const may = mayAskAboutAsn(actor, asn)
  return {
    holder: { canAsk: may.holder, unasked: whyHolderUnasked(dossier), answer: findAutnum(actor, asn) },
    neighbours: { canAsk: may.neighbours, answer: findNeighbours(actor, asn) },
  }
}
