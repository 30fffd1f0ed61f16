/** The rules that a deal runs by: its own definition, and the guards of the house. */
import { invariant } from '#lib/kernel/invariant.ts'
import type { Deal } from './deal.ts'
import { findDefinition } from './find-definition.ts'
import { guards } from './guards.ts'
import type { DealRules } from './vocabulary.ts'

export function rulesOf({ definition: { name, version } }: Pick<Deal, 'definition'>): DealRules {
  const definition = findDefinition(name, version)
  invariant(definition, `this house knows the definition ${name} ${version}`)
  return { definition, guards }
}
