/** What a simulated world keeps for life: its seed and its first day, in a file of its folder. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Birth = z.object({ seed: z.string(), genesis: z.iso.date() })

export type Birth = z.infer<typeof Birth>

/** The birth of the world in `folder`; a world that has none yet is born on `day` (ISO date). */
export function birthOf(folder: string, day: string): Birth {
  const path = join(folder, 'birth.json')
  if (existsSync(path)) return Birth.parse(JSON.parse(readFileSync(path, 'utf8')))
  const birth = { seed: 'dotquad', genesis: day }
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, `${JSON.stringify(birth)}\n`)
  return birth
}
