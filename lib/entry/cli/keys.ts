/** `dotquad keys`: the public keys that packs of this house are signed with; `--rotate` has another one sign from now on. */
import { parseArgs } from 'node:util'
import { readPublicKeys, rotateSigningKey } from '#lib/diligence/server/pack-keys.ts'
import { environment } from '#lib/platform/env.ts'

export async function keys(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { rotate: { type: 'boolean' }, json: { type: 'boolean' } } })
  const { DOTQUAD_DATA_DIR: dataDir } = environment()
  if (values.rotate === true) process.stderr.write(`Key ${rotateSigningKey(dataDir).id} signs from now on.\n`)
  const known = readPublicKeys(dataDir)
  if (known.length === 0) process.stderr.write('There is no key yet: the first pack makes one.\n')
  process.stdout.write(`${JSON.stringify({ keys: known })}\n`)
  return 0
}
