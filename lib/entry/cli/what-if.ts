/** `dotquad what-if`: what a planned ROA, route object or cut does to the routes of today, as one JSON object. */
import { parseArgs } from 'node:util'
import { type Prefix, parsePrefix } from '#lib/address-space/prefix.ts'
import { foreseeIn } from '#lib/diligence/server/foresee-in-world.ts'
import { type Plan, type PlanProblem, readRoaPlan, readRoutePlan, readSplitPlan } from '#lib/diligence/what-if/plan.ts'
import type { Result } from '#lib/kernel/result.ts'
import { environment } from '#lib/platform/env.ts'
import { answerBlocks } from './answer-blocks.ts'
import { momentOption } from './moment-option.ts'
import { UsageProblem } from './usage.ts'
import { warnIfEmpty } from './warn-if-empty.ts'
import { worldOption } from './world-option.ts'

type Given = { roa?: string | undefined; route?: string | undefined; split?: string | undefined }

export async function whatIf(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      roa: { type: 'string' },
      route: { type: 'string' },
      split: { type: 'string' },
      at: { type: 'string' },
      world: { type: 'string' },
    },
  })
  const [text, ...others] = positionals
  if (text === undefined || others.length > 0) throw new UsageProblem('what-if takes one prefix.')
  const block = parsePrefix(text)
  const plan = block.ok ? planOf(block.value, values) : null
  const place = { dataDir: environment().DOTQUAD_DATA_DIR, world: worldOption(values.world) }
  warnIfEmpty(place)
  const asked = { command: 'what-if', fromStdin: false, positionals }
  const at = momentOption(values.at)
  return answerBlocks(asked, (prefix) => (plan ? foreseeIn(place, { block: prefix, plan, at }) : {}))
}

/** Exactly one of the three; a plan that cannot be read is a mistake in the command itself. */
function planOf(block: Prefix, { roa, route, split }: Given): Plan {
  const read: Result<Plan, PlanProblem>[] = [
    ...(roa === undefined ? [] : [readRoaPlan(block, roa)]),
    ...(route === undefined ? [] : [readRoutePlan(route)]),
    ...(split === undefined ? [] : [readSplitPlan(block, split)]),
  ]
  const [plan, ...more] = read
  if (!plan || more.length > 0) {
    throw new UsageProblem('Name one plan behind the prefix: --roa ASN[/maxLength], --route ASN or --split /24.')
  }
  if (!plan.ok) throw new UsageProblem(plan.error.message)
  return plan.value
}
