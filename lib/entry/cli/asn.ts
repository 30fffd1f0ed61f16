/** `dotquad asn`: what is on record of each AS asked for, one JSON object a line. */
import { parseArgs } from 'node:util'
import { parseAsn } from '#lib/address-space/asn.ts'
import { publishAsnDossier } from '#lib/diligence/asn/asn-dossier.ts'
import { asnExaminerOf } from '#lib/diligence/server/examine-asn-in-world.ts'
import { environment } from '#lib/platform/env.ts'
import { jsonWriter, linesOf } from './json-lines.ts'
import { momentOption } from './moment-option.ts'
import { UsageProblem } from './usage.ts'
import { warnIfEmpty } from './warn-if-empty.ts'
import { worldOption } from './world-option.ts'

export async function asn(args: string[]): Promise<number> {
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
  if (values.stdin === true ? positionals.length > 0 : positionals.length === 0) {
    throw new UsageProblem('Name the AS numbers behind "asn", or pass --stdin and write one a line.')
  }
  const place = { dataDir: environment().DOTQUAD_DATA_DIR, world: worldOption(values.world) }
  warnIfEmpty(place)
  const examine = asnExaminerOf(place, momentOption(values.at))
  const out = jsonWriter(process.stdout)
  let refused = 0
  for await (const text of values.stdin === true ? linesOf(process.stdin) : positionals) {
    const parsed = parseAsn(text)
    if (!parsed.ok) refused++
    await out.write(parsed.ok ? publishAsnDossier(examine(parsed.value)) : { asn: text, error: parsed.error })
  }
  await out.flush()
  return refused === 0 ? 0 : 1
}
