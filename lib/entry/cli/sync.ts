/** `dotquad sync`: imports what a world's folder holds; each file is told on stderr, the whole as JSON on stdout. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { FileOutcome } from '#lib/diligence/server/import-file.ts'
import { environment } from '#lib/platform/env.ts'
import { importWorld } from '../import-world.ts'
import { worldOption } from './world-option.ts'

export async function sync(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { world: { type: 'string' }, 'sources-dir': { type: 'string' }, json: { type: 'boolean' } },
  })
  const { DOTQUAD_DATA_DIR, DOTQUAD_SOURCES_DIR } = environment()
  const given = values['sources-dir']
  const world = worldOption(values.world)
  const files = await importWorld({
    world,
    dataDir: DOTQUAD_DATA_DIR,
    sourcesDir: given === undefined ? (DOTQUAD_SOURCES_DIR ?? null) : resolve(given),
    fetchedAt: new Date().toISOString(),
    onFile: (outcome) => process.stderr.write(`${tellOutcome(outcome)}\n`),
  })
  process.stdout.write(`${JSON.stringify({ world, files })}\n`)
  return files.some(({ outcome }) => outcome === 'refused') ? 1 : 0
}

const counts = new Intl.NumberFormat('en')

function tellOutcome(file: FileOutcome): string {
  switch (file.outcome) {
    case 'unrecognised':
      return `unrecognised  ${file.fileName}`
    case 'refused': {
      const line = file.refusal.line === null ? '' : `line ${file.refusal.line}: `
      return `refused       ${file.fileName}: ${line}${file.refusal.reason}`
    }
    case 'imported':
    case 'unchanged': {
      const told = file.snapshots.map(
        ({ source, kind, asOf, records }) =>
          `${source}, ${asOf === null ? 'undated' : `as of ${asOf}`}, ${counts.format(records)} ${kind === 'aspas' ? 'ASPAs' : 'IPv4 records'}`,
      )
      return `${file.outcome.padEnd(13)} ${file.fileName}: ${told.join('; ')}`
    }
  }
}
