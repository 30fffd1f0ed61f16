/** The house in order: database, world, pages, worker, web; and back again when it is told to stop. */
import { join } from 'node:path'
import { listSnapshots } from '#lib/diligence/server/list-snapshots.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { prepareDatabase } from '#lib/platform/database/prepare-database.ts'
import { closeDatabase } from '#lib/platform/db.ts'
import type { Environment } from '#lib/platform/env.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#lib/platform/postgres/embedded.ts'
import { isFetched } from '../fetch-world.ts'
import { importWorld } from '../import-world.ts'
import { planSimulation, playedAt, variablesOf } from '../simulation/plan-simulation.ts'
import { simulatedServices } from '../simulation/services.ts'
import { jobs } from '../worker/jobs.ts'
import { buildWeb } from './build-web.ts'
import { keepRunning } from './keep-running.ts'
import type { Progress, Say } from './progress.ts'
import { type AccountOfWorld, seedAccounts } from './seed-accounts.ts'
import { seedMarket } from './seed-market.ts'
import { untilStopped } from './stop-signal.ts'
import { type Program, superviseProgram } from './supervise.ts'

/** What was started, newest first: stopped in this order, whatever stopped the start. */
type Started = (() => void | Promise<void>)[]

async function startDatabase(settings: Environment, say: Say): Promise<EmbeddedPostgres | null> {
  if (settings.DATABASE_URL) {
    say(`PostgreSQL on ${new URL(settings.DATABASE_URL).host}`)
    return null
  }
  const server = await startEmbeddedPostgres(settings.DOTQUAD_DATA_DIR)
  say(`PostgreSQL on port ${server.credentials.port}`)
  return server
}

/** Fills a world that has no snapshots yet. A world that is fetched, not imported, fills itself later. */
async function fillWorld(
  settings: Environment,
  { say, note }: { say: Say; note: (text: string) => void },
): Promise<void> {
  const { DOTQUAD_WORLD: world, DOTQUAD_DATA_DIR: dataDir, DOTQUAD_SOURCES_DIR: sourcesDir = null } = settings
  const known = listSnapshots({ dataDir, world }).length
  if (known > 0) return say(`${world}, ${known} snapshots`)
  if (isFetched(world, sourcesDir)) return say(`${world}, the worker fetches its sources`)
  say(`${world}, making its files …`)
  const fetchedAt = (await worldNow()).toISOString()
  await importWorld({
    world,
    dataDir,
    sourcesDir,
    fetchedAt,
    onFile: (file, { done, total }) => {
      say(`${world}, ${done} of ${total} files`)
      if (file.outcome === 'refused') note(`refused ${file.fileName}: ${file.refusal.reason}`)
    },
  })
}

type StartedProgram = Pick<Program, 'name' | 'variables'>
type Starting = { settings: Environment; started: Started; progress: Progress }

/** Starts every program; each of the promises it gives resolves when one of them cannot be kept alive. */
async function startPrograms(starting: Starting, programs: readonly StartedProgram[]): Promise<Promise<string>[]> {
  const { settings, started, progress } = starting
  const failures: Promise<string>[] = []
  for (const { name, variables } of programs) {
    await progress.step(name, async () => {
      const log = logOf(settings, name)
      const program = superviseProgram({ name, log, variables, onRestart: progress.note })
      started.unshift(program.stop)
      failures.push(program.failed)
      const failure = await Promise.race([program.ready.then(() => null), program.failed])
      if (failure !== null) throw new OperatorRefusal(failure)
    })
  }
  return failures
}

const logOf = ({ DOTQUAD_DATA_DIR }: Environment, name: string): string => join(DOTQUAD_DATA_DIR, 'logs', `${name}.log`)

/** What is played comes first: the product's programs are told where, and the market is opened with its help. */
async function startEverything(starting: Starting): Promise<Promise<string>[]> {
  const { settings, started, progress } = starting
  const planned = planSimulation(settings)
  const variables = variablesOf(planned)
  const played = planned.length > 0 ? await startPrograms(starting, [{ name: 'simulation', variables: {} }]) : []
  // A seller proves its blocks at the registries, and a buyer pays: where one of these is real, nothing is made up.
  if (planned.length === simulatedServices.length) {
    await progress.step('market', (say) =>
      seedMarket({
        ...{ log: logOf(settings, 'market'), variables, say, note: progress.note },
        onStart: (stop) => started.unshift(stop),
      }),
    )
  }
  const own = (['worker', 'web'] as const).map((name) => ({ name, variables }))
  return [...played, ...(await startPrograms(starting, own))]
}

const summary = (settings: Environment, accounts: readonly AccountOfWorld[]) => `
  Dotquad runs at  http://${settings.DOTQUAD_HOST}:${settings.PORT}
  World            ${settings.DOTQUAD_WORLD}
${playedAt(planSimulation(settings))
  .map(({ title, url }) => `  ${title.padEnd(16)} ${url} (simulated)\n`)
  .join(
    '',
  )}${accounts.map(({ email, password, plays }) => `  Account          ${email.padEnd(24)} ${password}  ${plays}\n`).join('')}\
  Data and logs    ${settings.DOTQUAD_DATA_DIR}
  Stop             Ctrl-C; the data stays

`

type House = { settings: Environment; progress: Progress; started: Started; stopping: AbortSignal }

/** Starts each part; then gives what can go wrong with them, as promises of a sentence. */
async function startAll({ settings, progress, started, stopping }: House): Promise<Promise<string>[]> {
  const server = await progress.step('database', (say) => startDatabase(settings, say))
  const kept = server && keepRunning(settings.DOTQUAD_DATA_DIR, server, progress.note)
  if (kept) started.unshift(kept.stop)
  started.unshift(closeDatabase)
  const queues = jobs.map(({ name }) => name)
  await progress.step('migrations', () => prepareDatabase(settings, server, queues))
  await progress.step('world', (say) => fillWorld(settings, { say, note: progress.note }))
  const accounts = await progress.step('accounts', () => seedAccounts(settings))
  const log = join(settings.DOTQUAD_DATA_DIR, 'logs/build.log')
  await progress.step('pages', async (say) => say(await buildWeb(log, stopping)))
  const failures = await startEverything({ settings, started, progress })
  process.stdout.write(summary(settings, accounts))
  return kept ? [kept.failed, ...failures] : failures
}

/** Runs until a signal; throws a refusal where a part cannot be started or kept alive. Undoes what it did, in reverse. */
export async function runHouse(settings: Environment, progress: Progress): Promise<void> {
  const started: Started = []
  const stopping = new AbortController()
  const running = async () => {
    const failures = await startAll({ settings, progress, started, stopping: stopping.signal })
    throw new OperatorRefusal(await Promise.race(failures))
  }
  try {
    await Promise.race([running(), untilStopped()])
  } finally {
    stopping.abort()
    for (const stop of started) await stop()
  }
}
