/** What comes of a plan, by one world's folder alone: as scripts read it. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { asnOfPlan, foresee } from '../what-if/foresee.ts'
import type { Plan } from '../what-if/plan.ts'
import { tellForesight } from '../what-if/tell-foresight.ts'
import type { WorldPlace } from './list-snapshots.ts'
import { subjectsIn } from './open-subject.ts'

type Question = { block: Prefix; plan: Plan; at: string }

export function foreseeIn(place: WorldPlace, { block, plan, at }: Question) {
  const { subject, evidence } = subjectsIn(place, at, asnOfPlan(plan))(block)
  const foresight = foresee(subject, evidence, plan)
  const sources = subject.dossier.sources
    .filter(({ status }) => status !== 'not-configured')
    .map(({ kind, source, status, asOf }) => ({ kind, source, status, asOf }))
  return { prefix: subject.dossier.prefix, at, plan, says: tellForesight(foresight), foresight, sources }
}
