/**
 * The dossier of a block: every check, over the evidence as it stood at one moment.
 *
 * Pure: the same block, evidence, rule version and moment give the same dossier, on any machine.
 */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type { RuleSet } from '#lib/registry/rule-set.ts'
import { checkBlocklists } from './checks/blocklists.ts'
import { checkRegistration } from './checks/registration.ts'
import { checkRouteObjects } from './checks/route-objects.ts'
import { checkRouting } from './checks/routing.ts'
import { checkRpki } from './checks/rpki.ts'
import { checkSpecialPurpose } from './checks/special-purpose.ts'
import { checkTransfers } from './checks/transfers.ts'
import { checkWhatIf } from './checks/what-if.ts'
import type { Dossier } from './dossier.ts'
import type { EvidenceSet } from './evidence.ts'
import { ruleVersionOf } from './rule-version.ts'

export type Question = {
  /** ISO instant the evidence was chosen for. */
  at: string
  /** The reader's AS number, if they gave one. */
  asn: number | null
  /** The rules that the reader is told about; the code’s own unless named. No fact of a dossier rests on them. */
  rules?: RuleSet
}

export function examineBlock(block: Prefix, evidence: EvidenceSet, { at, asn, rules }: Question): Dossier {
  return {
    prefix: formatPrefix(block),
    ruleVersion: ruleVersionOf(rules),
    at,
    specialPurpose: checkSpecialPurpose(block, evidence),
    ...checkRegistration(block, evidence),
    rpki: checkRpki(block, evidence),
    routing: checkRouting(block, evidence),
    routeObjects: checkRouteObjects(block, evidence),
    blocklists: checkBlocklists(block, evidence),
    transfers: checkTransfers(block, evidence),
    ...(asn === null ? {} : { whatIf: checkWhatIf(block, asn, evidence) }),
    sources: [...evidence.sources],
  }
}
