/** `dotquad transferability`: whether each block may be sold and leased, by which rules, one JSON object a line. */
import { parseArgs } from 'node:util'
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { publishProblem } from '#lib/diligence/publish-problem.ts'
import { judgeIn } from '#lib/diligence/server/judge-in-world.ts'
import { environment } from '#lib/platform/env.ts'
import { jsonWriter, linesOf } from './json-lines.ts'
import { momentOption } from './moment-option.ts'
import { UsageProblem } from './usage.ts'
import { warnIfEmpty } from './warn-if-empty.ts'
import { worldOption } from './world-option.ts'

export async function transferability(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      stdin: { type: 'boolean' },
      status: { type: 'string' },
      at: { type: 'string' },
      world: { type: 'string' },
    },
  })
  if (values.stdin === true ? positionals.length > 0 : positionals.length === 0) {
    throw new UsageProblem('Name the prefixes behind "transferability", or pass --stdin and write one a line.')
  }
  const place = { dataDir: environment().DOTQUAD_DATA_DIR, world: worldOption(values.world) }
  warnIfEmpty(place)
  const judge = judgeIn(place, { at: momentOption(values.at), status: values.status ?? null })
  const out = jsonWriter(process.stdout)
  let refused = 0
  for await (const text of values.stdin === true ? linesOf(process.stdin) : positionals) {
    const block = parsePrefix(text)
    if (!block.ok) refused++
    await out.write(block.ok ? judge(block.value) : { prefix: text, error: publishProblem(block.error) })
  }
  await out.flush()
  return refused === 0 ? 0 : 1
}
