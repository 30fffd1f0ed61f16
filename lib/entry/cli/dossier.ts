/** `dotquad dossier`: the record of each block asked for, one JSON object a line. */
import { parseArgs } from 'node:util'
import { publishDossier } from '#lib/diligence/publish-dossier.ts'
import { examinerOf } from '#lib/diligence/server/examine-in-world.ts'
import { answerBlocks } from './answer-blocks.ts'
import { asnOption } from './asn-option.ts'
import { blockOptions, readBlockCommand } from './block-command.ts'

export async function dossier(args: string[]): Promise<number> {
  const options = { ...blockOptions, asn: { type: 'string' } } as const
  const given = parseArgs({ args, allowPositionals: true, options })
  const { asked, place, at } = readBlockCommand('dossier', given)
  const examine = examinerOf(place, { at, asn: asnOption(given.values.asn) })
  return answerBlocks(asked, (block) => publishDossier(examine(block)))
}
