/** `dotquad conflicts`: contract, ROA, IRR and BGP against each other, per prefix and origin, one JSON object a line. */
import { parseArgs } from 'node:util'
import { conflictsIn } from '#lib/diligence/server/find-conflicts.ts'
import { answerBlocks } from './answer-blocks.ts'
import { blockOptions, readBlockCommand } from './block-command.ts'

export async function conflicts(args: string[]): Promise<number> {
  const given = parseArgs({ args, allowPositionals: true, options: blockOptions })
  const { asked, place, at } = readBlockCommand('conflicts', given)
  return answerBlocks(asked, conflictsIn(place, at))
}
