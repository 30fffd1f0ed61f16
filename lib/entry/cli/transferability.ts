/** `dotquad transferability`: whether each block may be sold and leased, by which rules, one JSON object a line. */
import { parseArgs } from 'node:util'
import { judgeIn } from '#lib/diligence/server/judge-in-world.ts'
import { environment } from '#lib/platform/env.ts'
import { answerBlocks, requireBlocks } from './answer-blocks.ts'
import { momentOption } from './moment-option.ts'
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
  const asked = { command: 'transferability', fromStdin: values.stdin === true, positionals }
  requireBlocks(asked)
  const place = { dataDir: environment().DOTQUAD_DATA_DIR, world: worldOption(values.world) }
  warnIfEmpty(place)
  const judge = judgeIn(place, { at: momentOption(values.at), status: values.status ?? null })
  return answerBlocks(asked, judge)
}
