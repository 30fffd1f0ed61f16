/** `dotquad rov --stdin`: lines of `PREFIX ASN`, each answered after RFC 6811. */
import { parseArgs } from 'node:util'
import { parseAsn } from '#lib/address-space/asn.ts'
import { parsePrefix } from '#lib/address-space/prefix.ts'
import type { EvidenceSet } from '#lib/diligence/evidence.ts'
import { publishProblem } from '#lib/diligence/publish-problem.ts'
import { openEvidence } from '#lib/diligence/server/open-evidence.ts'
import { worldFolder } from '#lib/diligence/server/world-folder.ts'
import { stateOf } from '#lib/diligence/validate-route.ts'
import { environment } from '#lib/platform/env.ts'
import { jsonWriter, linesOf } from './json-lines.ts'
import { momentOption } from './moment-option.ts'
import { UsageProblem } from './usage.ts'
import { warnIfEmpty } from './warn-if-empty.ts'
import { worldOption } from './world-option.ts'

export async function rov(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean' },
      stdin: { type: 'boolean' },
      at: { type: 'string' },
      world: { type: 'string' },
    },
  })
  if (values.stdin !== true) throw new UsageProblem('rov reads its routes from stdin: dotquad rov --stdin < routes.txt')
  const place = { dataDir: environment().DOTQUAD_DATA_DIR, world: worldOption(values.world) }
  warnIfEmpty(place)
  const { vrps } = openEvidence(worldFolder(place.dataDir, place.world), momentOption(values.at))
  const out = jsonWriter(process.stdout)
  let refused = 0
  for await (const line of linesOf(process.stdin)) {
    const answer = answerLine(line, vrps)
    if ('error' in answer) refused++
    await out.write(answer)
  }
  await out.flush()
  return refused === 0 ? 0 : 1
}

function answerLine(line: string, vrps: EvidenceSet['vrps']) {
  const [prefixText = '', asnText, ...rest] = line.trim().split(/\s+/)
  if (asnText === undefined || rest.length > 0) {
    return {
      prefix: line,
      error: { code: 'not-a-route', message: 'A route is a prefix and an AS number: 192.0.2.0/24 64500.' },
    }
  }
  const block = parsePrefix(prefixText)
  if (!block.ok) return { prefix: prefixText, error: publishProblem(block.error) }
  const origin = parseAsn(asnText)
  if (!origin.ok) return { prefix: prefixText, error: origin.error }
  return { prefix: prefixText, origin: origin.value, ...stateOf(vrps, block.value, origin.value) }
}
