/** What comes of a plan for a block: one answer for the page and the command line. Pure: same evidence, same answer. */
import type { EvidenceSet } from '../evidence.ts'
import type { Subject } from '../statements/subject.ts'
import { foreseeRoa, type RoaForesight } from './foresee-roa.ts'
import { foreseeRoute, type RouteForesight } from './foresee-route.ts'
import { foreseeSplit, type SplitForesight } from './foresee-split.ts'
import type { Plan } from './plan.ts'

export type Foresight = RoaForesight | RouteForesight | SplitForesight

/** The subject must have been examined for the ASN of the plan, where it names one. */
export function foresee(subject: Subject, evidence: EvidenceSet, plan: Plan): Foresight {
  switch (plan.kind) {
    case 'roa':
      return foreseeRoa(subject, evidence, plan)
    case 'route':
      return foreseeRoute(subject, evidence, plan)
    case 'split':
      return foreseeSplit(subject, evidence, plan)
  }
}

/** The ASN that a subject has to be examined for. */
export const asnOfPlan = (plan: Plan | null): number | null => (plan && plan.kind !== 'split' ? plan.asn : null)
