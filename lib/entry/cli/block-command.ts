/** What the commands about blocks share: their options, the blocks asked for, the world and the moment. */
import { environment } from '#lib/platform/env.ts'
import { requireBlocks } from './answer-blocks.ts'
import { momentOption } from './moment-option.ts'
import { warnIfEmpty } from './warn-if-empty.ts'
import { worldOption } from './world-option.ts'

export const blockOptions = {
  json: { type: 'boolean' },
  stdin: { type: 'boolean' },
  at: { type: 'string' },
  world: { type: 'string' },
} as const

type Given = {
  values: { stdin?: boolean | undefined; at?: string | undefined; world?: string | undefined }
  positionals: string[]
}

/** Throws a `UsageProblem` where no block is named, or an option cannot be read. */
export function readBlockCommand(command: string, { values, positionals }: Given) {
  const asked = { command, fromStdin: values.stdin === true, positionals }
  requireBlocks(asked)
  const place = { dataDir: environment().DOTQUAD_DATA_DIR, world: worldOption(values.world) }
  warnIfEmpty(place)
  return { asked, place, at: momentOption(values.at) }
}
