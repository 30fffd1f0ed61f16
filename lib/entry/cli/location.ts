/** `dotquad location`: where providers and geofeeds place each block, one JSON object a line. */
import { parseArgs } from 'node:util'
import { locatorIn } from '#lib/diligence/server/locate-in-world.ts'
import { answerBlocks } from './answer-blocks.ts'
import { blockOptions, readBlockCommand } from './block-command.ts'

export async function location(args: string[]): Promise<number> {
  const given = parseArgs({ args, allowPositionals: true, options: blockOptions })
  const { asked, place, at } = readBlockCommand('location', given)
  return answerBlocks(asked, locatorIn(place, at))
}
