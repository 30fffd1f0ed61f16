/**
 * `dotquad sync`: imports what a world's folder holds, or fetches what is due of its sources. Each file or source is
 * told on stderr, the whole as JSON on stdout.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { FileOutcome } from '#lib/diligence/server/import-file.ts'
import { environment } from '#lib/platform/env.ts'
import { fetchWorld, isFetched } from '../fetch-world.ts'
import { importWorld } from '../import-world.ts'
import { progressTeller, tellFetch } from './tell-fetch.ts'
import { tellSnapshots } from './tell-snapshots.ts'
import { worldOption } from './world-option.ts'

export async function sync(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { world: { type: 'string' }, 'sources-dir': { type: 'string' }, json: { type: 'boolean' } },
  })
  const { DOTQUAD_DATA_DIR: dataDir, DOTQUAD_SOURCES_DIR } = environment()
  const given = values['sources-dir']
  const world = worldOption(values.world)
  const sourcesDir = given === undefined ? (DOTQUAD_SOURCES_DIR ?? null) : resolve(given)
  if (isFetched(world, sourcesDir)) return fetchInto({ world, dataDir })
  const files = await importWorld({
    world,
    dataDir,
    sourcesDir,
    fetchedAt: new Date().toISOString(),
    onFile: (outcome) => say(tellOutcome(outcome)),
  })
  process.stdout.write(`${JSON.stringify({ world, files })}\n`)
  return files.some(({ outcome }) => outcome === 'refused') ? 1 : 0
}

const say = (line: string) => process.stderr.write(`${line}\n`)

async function fetchInto(place: { world: string; dataDir: string }): Promise<number> {
  const sources = await fetchWorld({
    ...place,
    onProgress: progressTeller(say, () => performance.now()),
    onSource: (fetch) => say(tellFetch(fetch)),
  })
  process.stdout.write(`${JSON.stringify({ world: place.world, sources })}\n`)
  return sources.some(({ outcome }) => outcome === 'failed') ? 1 : 0
}

function tellOutcome(file: FileOutcome): string {
  switch (file.outcome) {
    case 'unrecognised':
      return `unrecognised  ${file.fileName}`
    case 'refused': {
      const line = file.refusal.line === null ? '' : `line ${file.refusal.line}: `
      return `refused       ${file.fileName}: ${line}${file.refusal.reason}`
    }
    case 'imported':
    case 'unchanged':
      return `${file.outcome.padEnd(13)} ${file.fileName}: ${tellSnapshots(file.snapshots)}`
  }
}
