/** What a page, a paper and a pack tell of a block beyond its dossier: one answer for all three. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { environment } from '#lib/platform/env.ts'
import { codedRules, type RuleSet } from '#lib/registry/rule-set.ts'
import { findRules } from '#lib/registry/server/find-rules.ts'
import type { DnsblStanding } from '#lib/reputation/dnsbl-standing.ts'
import { findDnsblStanding } from '#lib/reputation/server/find-dnsbl-standing.ts'
import type { EvidenceSet } from '../evidence.ts'
import { findParticulars } from '../find-particulars.ts'
import { findHolderHistory } from '../holder-history.ts'
import { noParticulars, type Particulars } from '../particulars.ts'
import { readingOf, statusNow } from '../registration-reading.ts'
import type { ReverseStanding } from '../reverse-dns/reverse-reading.ts'
import type { WorldRow } from '../world.ts'
import { findLastAnswers, type RegistrationAnswers } from './find-last-answers.ts'
import { openStatistics } from './open-evidence.ts'
import { findOutsideAnswers } from './outside-answers.ts'
import type { WorldFolder } from './world-folder.ts'

/** What the database of the market's world keeps. */
export type Kept = Readonly<RegistrationAnswers> & {
  readonly rules: RuleSet
  readonly dnsbl: DnsblStanding
  readonly reverse: ReverseStanding
}

/** Of any other world, and where there is no database: the rules of the code stand, and there are no answers. */
export const nothingKept: Kept = {
  rules: codedRules,
  dnsbl: noParticulars.dnsbl,
  registration: null,
  registrationProblem: null,
  reverse: noParticulars.reverse,
}

export async function findKept(actor: Actor, world: WorldRow, block: Prefix): Promise<Kept> {
  if (world.id !== environment().DOTQUAD_WORLD) return { ...nothingKept, ...findJustRead(actor, block) }
  const [{ rules }, dnsbl, answers] = await Promise.all([
    findRules(actor),
    findDnsblStanding(actor, block),
    findLastAnswers(actor, block),
  ])
  return { rules, dnsbl, ...answers }
}

/** Of a world without a database: what was answered within the last minutes. */
function findJustRead(actor: Actor, block: Prefix): RegistrationAnswers {
  const network = findOutsideAnswers(actor, block)?.network
  return {
    registration: network?.state === 'answered' ? readingOf(network.at, network.value.network) : null,
    registrationProblem: network?.state === 'unanswered' ? { at: network.at, reason: network.reason } : null,
  }
}

export type Known = { folder: WorldFolder; evidence: EvidenceSet; kept: Kept; at: string }

export const tellParticulars = (
  { block, asn }: { block: Prefix; asn: number | null },
  { folder, evidence, kept, at }: Known,
): Particulars => ({
  ...findParticulars(block, evidence, asn),
  ...kept,
  registrationStatus: statusNow(block, kept.registration, at),
  holders: findHolderHistory(block, openStatistics(folder, at)),
})
