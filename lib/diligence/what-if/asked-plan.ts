/** The plan that a page's address names, with what was typed and what is wrong with it. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { Result } from '#lib/kernel/result.ts'
import { type Plan, type PlanProblem, readRoaPlan, readRoutePlan, readSplitPlan } from './plan.ts'

export type AskedPlan = {
  plan: Plan | null
  typed: { roa: string; maxLength: string; route: string; split: string }
  /** `at` is the field that it is about. */
  problem: { at: keyof AskedPlan['typed']; message: string } | null
}

/** `?roa=64500&maxLength=24`, `?route=64500` or `?split=24`; of several the first of these. */
export function readAskedPlan(block: Prefix, params: URLSearchParams): AskedPlan {
  const typedAs = (name: string) => params.get(name)?.trim() ?? ''
  const typed = {
    ...{ roa: typedAs('roa'), maxLength: typedAs('maxLength'), route: typedAs('route'), split: typedAs('split') },
  }
  const [at, read] = readTyped(block, typed)
  if (!(at && read)) return { plan: null, typed, problem: null }
  if (read.ok) return { plan: read.value, typed, problem: null }
  const { code, message } = read.error
  return { plan: null, typed, problem: { at: at === 'roa' && code === 'bad-length' ? 'maxLength' : at, message } }
}

type Read = readonly [Plan['kind'], Result<Plan, PlanProblem>] | readonly [null, null]

function readTyped(block: Prefix, { roa, maxLength, route, split }: AskedPlan['typed']): Read {
  if (roa !== '') return ['roa', readRoaPlan(block, maxLength === '' ? roa : `${roa}/${maxLength}`)]
  if (route !== '') return ['route', readRoutePlan(route)]
  return split === '' ? [null, null] : ['split', readSplitPlan(block, split)]
}
