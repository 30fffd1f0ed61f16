/** `dotquad location`: where providers and geofeeds place each block, one JSON object a line. */
import { parseArgs } from 'node:util'
import { locatorIn } from '#lib/diligence/server/locate-in-world.ts'
import { environment } from '#lib/platform/env.ts'
import { answerBlocks, requireBlocks } from './answer-blocks.ts'
import { momentOption } from './moment-option.ts'
import { warnIfEmpty } from './warn-if-empty.ts'
import { worldOption } from './world-option.ts'

export async function location(args: string[]): Promise<number> {
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
  const asked = { command: 'location', fromStdin: values.stdin === true, positionals }
  requireBlocks(asked)
  const place = { dataDir: environment().DOTQUAD_DATA_DIR, world: worldOption(values.world) }
  warnIfEmpty(place)
  return answerBlocks(asked, locatorIn(place, momentOption(values.at)))
}
