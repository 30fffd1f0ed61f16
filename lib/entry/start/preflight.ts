/** What must be true before anything is made: the port, the data folder, the space, the sources. */
import { accessSync, constants, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { requireFreeSpace } from '#lib/platform/disk-space.ts'
import type { Environment } from '#lib/platform/env.ts'
import { isPortFree } from '#lib/platform/free-port.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'

/** Measured: an empty database 48 MB, its log and snapshots of the simulated world, the built pages. */
const megabytes = { first: 700, later: 100 }

async function requireFreePort({ PORT, DOTQUAD_HOST }: Environment): Promise<void> {
  try {
    if (await isPortFree(PORT, DOTQUAD_HOST)) return
  } catch (error) {
    throw new OperatorRefusal(`DOTQUAD_HOST must be an address of this machine, such as 127.0.0.1 or 0.0.0.0.`, {
      cause: error,
    })
  }
  throw new OperatorRefusal(
    `Port ${PORT} on ${DOTQUAD_HOST} is in use: stop what listens there, or choose another with PORT=${PORT + 1} npm start.`,
  )
}

const firstExisting = (folder: string): string => (existsSync(folder) ? folder : firstExisting(dirname(folder)))

function requireWritable(folder: string): void {
  const existing = firstExisting(folder)
  try {
    accessSync(existing, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new OperatorRefusal(`${existing} cannot be written to: set DOTQUAD_DATA_DIR to a folder that you own.`, {
      cause: error,
    })
  }
}

function requireSources({ DOTQUAD_WORLD, DOTQUAD_SOURCES_DIR }: Environment): void {
  if (DOTQUAD_SOURCES_DIR && !existsSync(DOTQUAD_SOURCES_DIR)) {
    throw new OperatorRefusal(`DOTQUAD_SOURCES_DIR must be an existing folder; ${DOTQUAD_SOURCES_DIR} is none.`)
  }
  if (DOTQUAD_WORLD === 'files' && !DOTQUAD_SOURCES_DIR) {
    throw new OperatorRefusal('DOTQUAD_WORLD=files imports a folder of files: set DOTQUAD_SOURCES_DIR to it.')
  }
}

export async function preflight(environment: Environment): Promise<void> {
  const folder = environment.DOTQUAD_DATA_DIR
  requireSources(environment)
  requireWritable(folder)
  const needed = existsSync(join(folder, environment.DOTQUAD_WORLD)) ? megabytes.later : megabytes.first
  requireFreeSpace({ folder, needed, purpose: 'Dotquad' })
  await requireFreePort(environment)
}
