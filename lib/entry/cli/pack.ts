/** `dotquad pack`: the dossier of one block with what it rests on, signed, in one file. */
import { renameSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { makePack } from '#lib/diligence/server/make-pack.ts'
import { environment } from '#lib/platform/env.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import { sha256 } from '#lib/platform/sha256.ts'
import { asnOption } from './asn-option.ts'
import { momentOption } from './moment-option.ts'
import { UsageProblem } from './usage.ts'
import { warnIfEmpty } from './warn-if-empty.ts'
import { worldOption } from './world-option.ts'

export async function pack(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      asn: { type: 'string' },
      at: { type: 'string' },
      world: { type: 'string' },
      json: { type: 'boolean' },
    },
  })
  const [text, ...others] = positionals
  if (text === undefined || others.length > 0 || values.out === undefined) {
    throw new UsageProblem('Name one prefix and the file to write: dotquad pack 198.51.100.0/24 --out block.tar')
  }
  const block = parsePrefix(text)
  if (!block.ok) throw new OperatorRefusal(block.error.message)
  const place = { dataDir: environment().DOTQUAD_DATA_DIR, world: worldOption(values.world) }
  warnIfEmpty(place)
  const question = { block: block.value, at: momentOption(values.at), asn: asnOption(values.asn) }
  const { file, manifestSha256, key } = makePack(place, question)
  const out = resolve(values.out)
  writeWhole(out, file)
  process.stderr.write(`${file.length} bytes in ${out}, signed with key ${key}\n`)
  const told = { file: out, bytes: file.length, sha256: sha256(file), manifestSha256, key }
  process.stdout.write(`${JSON.stringify(told)}\n`)
  return 0
}

/** Under another name first, so that nobody finds half of it. */
function writeWhole(path: string, content: Uint8Array): void {
  const partial = `${path}.partial`
  try {
    writeFileSync(partial, content)
    renameSync(partial, path)
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      throw new OperatorRefusal(`${path} cannot be written: ${error.message}.`, { cause: error })
    throw error
  }
}
