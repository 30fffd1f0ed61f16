/**
 * The embedded PostgreSQL of a data folder: started where it does not run, found where it does.
 *
 * It outlives the process that started it if that one is killed; the next start takes it over. It
 * listens on 127.0.0.1 and on no socket file.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { withDatabase } from '#lib/platform/database/client.ts'
import { findFreePort, isPortFree } from '#lib/platform/free-port.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { clusterExists, initialiseCluster, placeCluster } from './cluster.ts'
import { type Credentials, embeddedUrl, findCredentials, makeCredentials, saveCredentials } from './credentials.ts'
import { clearStalePidFile, findPidFile, isServing } from './postmaster.ts'
import { runAs } from './run-as.ts'
import { chooseServerUser, type ServerUser } from './server-user.ts'

export type EmbeddedPostgres = {
  credentials: Credentials
  /** URL of the superuser in the database `postgres`. */
  adminUrl: string
  /** File of the server's log. */
  log: string
  isRunning(): boolean
  stop(): void
}

type Installation = { cluster: string; binaries: Binaries; user: ServerUser; log: string }

const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100', 'timezone=UTC']

const isRunning = (at: Installation) => runAs(at.user, [at.binaries.pgCtl, 'status', '-D', at.cluster]).status === 0

function launch(at: Installation, port: number): boolean {
  const options = [`port=${port}`, ...settings].map((setting) => `-c ${setting}`).join(' ')
  const rest = ['-D', at.cluster, '-w', '-t', '60', '-l', at.log, '-o', options]
  return runAs(at.user, [at.binaries.pgCtl, 'start', ...rest], 'detached').status === 0
}

/** Starts the server on the remembered port, or on another where that one is taken by now. */
async function startServer(at: Installation, remembered: number): Promise<number> {
  // Children of a killed server may hold its shared memory for a moment; a port may be lost to a race.
  for (let attempt = 0; attempt < 5; attempt++) {
    const port = (await isPortFree(remembered)) ? remembered : await findFreePort()
    if (launch(at, port)) return port
    await wait(1000)
  }
  const log = readFileSync(at.log, 'utf8').split('\n').slice(-15).join('\n')
  throw new OperatorRefusal(`The embedded PostgreSQL does not start. The end of its log, ${at.log}:\n${log}`)
}

async function install(dataDir: string): Promise<Installation & { credentials: Credentials }> {
  const user = chooseServerUser()
  const binaries = findBinaries(user)
  const cluster = placeCluster(dataDir, user)
  const at = { cluster, binaries, user, log: join(cluster, 'server.log') }
  if (clusterExists(cluster)) {
    const credentials = findCredentials(dataDir)
    if (credentials) return { ...at, credentials }
    throw new OperatorRefusal(
      `${join(dataDir, 'postgres.json')} with the passwords of the database in ${cluster} is missing.`,
    )
  }
  const credentials = makeCredentials(await findFreePort())
  saveCredentials(dataDir, credentials)
  initialiseCluster(cluster, { binaries, user, credentials })
  return { ...at, credentials }
}

async function answers(credentials: Credentials): Promise<boolean> {
  try {
    return await withDatabase(embeddedUrl(credentials, 'superuser', 'postgres'), async () => true)
  } catch (error) {
    if (error instanceof OperatorRefusal) return false
    throw error
  }
}

/**
 * The port of the server that runs already, or null where none does.
 *
 * Its being listed is no proof: a process that was just killed is listed until the kernel has buried it.
 */
async function findRunningPort(at: Installation, credentials: Credentials): Promise<number | null> {
  for (let attempt = 0; attempt < 150; attempt++) {
    await clearStalePidFile(at.cluster)
    if (!isRunning(at)) return null
    const port = findPidFile(at.cluster)?.port
    if (port && (await answers({ ...credentials, port }))) return port
    await wait(200)
  }
  throw new OperatorRefusal(
    `The embedded PostgreSQL in ${at.cluster} runs and does not answer. Its log: ${at.log}. Stop it, then start again.`,
  )
}

/** The server of this data folder, running. Made first where there is none. */
export async function startEmbeddedPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  const { credentials: kept, ...at } = await install(dataDir)
  const port = (await findRunningPort(at, kept)) ?? (await startServer(at, kept.port))
  const credentials = { ...kept, port }
  if (port !== kept.port) saveCredentials(dataDir, credentials)
  return {
    credentials,
    adminUrl: embeddedUrl(credentials, 'superuser', 'postgres'),
    log: at.log,
    isRunning: () => isServing(at.cluster),
    stop: () => {
      runAs(at.user, [at.binaries.pgCtl, 'stop', '-D', at.cluster, '-m', 'fast', '-w', '-t', '30'])
    },
  }
}
