/** What must be true before anything is made: the port, the data folder, the space, the sources. */
import { accessSync, constants, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { requireFreeSpace } from '#lib/platform/disk-space.ts'
import type { Environment } from '#lib/platform/env.ts'
import { isPortFree } from '#lib/platform/free-port.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import { planSimulation } from '../simulation/plan-simulation.ts'

/** Measured: an empty database 48 MB, its log and snapshots of the simulated world, the built pages. */
const megabytes = { first: 700, later: 100 }

/** A port that something of this house wants, and how to choose another. */
type WantedPort = { port: number; purpose: string; otherwise: string }

function listPorts(environment: Environment): WantedPort[] {
  const { PORT } = environment
  const played = planSimulation(environment).flatMap(({ service, place }) =>
    place.ports.map((port) => ({
      port,
      purpose: ` for what plays ${service.title.toLowerCase()}`,
      otherwise: `choose a free port and the four behind it with DOTQUAD_SIMULATION_PORT=${PORT + 100} npm start`,
    })),
  )
  return [{ port: PORT, purpose: '', otherwise: `choose another with PORT=${PORT + 1} npm start` }, ...played]
}

async function requireFreePort({ port, purpose, otherwise }: WantedPort, host: string): Promise<void> {
  try {
    if (await isPortFree(port, host)) return
  } catch (error) {
    throw new OperatorRefusal(`DOTQUAD_HOST must be an address of this machine, such as 127.0.0.1 or 0.0.0.0.`, {
      cause: error,
    })
  }
  throw new OperatorRefusal(`Port ${port} on ${host}${purpose} is in use: stop what listens there, or ${otherwise}.`)
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
  for (const wanted of listPorts(environment)) await requireFreePort(wanted, environment.DOTQUAD_HOST)
}
