/** `dotquad conflicts`: contract, ROA, IRR and BGP against each other, per prefix and origin, one JSON object a line. */
import { parseArgs } from 'node:util'
import { conflictsIn } from '#lib/diligence/server/find-conflicts.ts'
import { environment } from '#lib/platform/env.ts'
import { answerBlocks, requireBlocks } from './answer-blocks.ts'
import { momentOption } from './moment-option.ts'
import { warnIfEmpty } from './warn-if-empty.ts'
import { worldOption } from './world-option.ts'

export async function conflicts(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      stdin: { type: 'boolean' },
      at: { type: 'string' },
      world: { type: 'string' },
    },
  })
  const asked = { command: 'conflicts', fromStdin: values.stdin === true, positionals }
  requireBlocks(asked)
  const place = { dataDir: environment().DOTQUAD_DATA_DIR, world: worldOption(values.world) }
  warnIfEmpty(place)
  return answerBlocks(asked, conflictsIn(place, momentOption(values.at)))
}
