/** `dotquad transferability`: whether each block may be sold and leased, by which rules, one JSON object a line. */
import { parseArgs } from 'node:util'
import { judgeIn } from '#lib/diligence/server/judge-in-world.ts'
import { answerBlocks } from './answer-blocks.ts'
import { blockOptions, readBlockCommand } from './block-command.ts'

export async function transferability(args: string[]): Promise<number> {
  const options = { ...blockOptions, status: { type: 'string' } } as const
  const given = parseArgs({ args, allowPositionals: true, options })
  const { asked, place, at } = readBlockCommand('transferability', given)
  return answerBlocks(asked, judgeIn(place, { at, status: given.values.status ?? null }))
}
