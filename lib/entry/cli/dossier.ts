/** `dotquad dossier`: the record of each block asked for, one JSON object a line. */
import { parseArgs } from 'node:util'
import { publishDossier } from '#lib/diligence/publish-dossier.ts'
import { examinerOf } from '#lib/diligence/server/examine-in-world.ts'
import { environment } from '#lib/platform/env.ts'
import { answerBlocks, requireBlocks } from './answer-blocks.ts'
import { asnOption } from './asn-option.ts'
import { momentOption } from './moment-option.ts'
import { warnIfEmpty } from './warn-if-empty.ts'
import { worldOption } from './world-option.ts'

export async function dossier(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      stdin: { type: 'boolean' },
      asn: { type: 'string' },
      at: { type: 'string' },
      world: { type: 'string' },
    },
  })
  const asked = { command: 'dossier', fromStdin: values.stdin === true, positionals }
  requireBlocks(asked)
  const place = { dataDir: environment().DOTQUAD_DATA_DIR, world: worldOption(values.world) }
  warnIfEmpty(place)
  const examine = examinerOf(place, { at: momentOption(values.at), asn: asnOption(values.asn) })
  return answerBlocks(asked, (block) => publishDossier(examine(block)))
}
