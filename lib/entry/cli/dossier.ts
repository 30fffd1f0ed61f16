/** `dotquad dossier`: the record of each block asked for, one JSON object a line. */
import { parseArgs } from 'node:util'
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { publishDossier } from '#lib/diligence/publish-dossier.ts'
import { publishProblem } from '#lib/diligence/publish-problem.ts'
import { examinerOf } from '#lib/diligence/server/examine-in-world.ts'
import { environment } from '#lib/platform/env.ts'
import { asnOption } from './asn-option.ts'
import { jsonWriter, linesOf } from './json-lines.ts'
import { momentOption } from './moment-option.ts'
import { UsageProblem } from './usage.ts'
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
  if (values.stdin === true ? positionals.length > 0 : positionals.length === 0) {
    throw new UsageProblem('Name the prefixes behind "dossier", or pass --stdin and write one a line.')
  }
  const place = { dataDir: environment().DOTQUAD_DATA_DIR, world: worldOption(values.world) }
  warnIfEmpty(place)
  const examine = examinerOf(place, { at: momentOption(values.at), asn: asnOption(values.asn) })
  const out = jsonWriter(process.stdout)
  let refused = 0
  for await (const text of values.stdin === true ? linesOf(process.stdin) : positionals) {
    const block = parsePrefix(text)
    if (!block.ok) refused++
    await out.write(
      block.ok ? publishDossier(examine(block.value)) : { prefix: text, error: publishProblem(block.error) },
    )
  }
  await out.flush()
  return refused === 0 ? 0 : 1
}
