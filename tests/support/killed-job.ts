/** A job of the worker in a process of its own, killed with -9 in the middle of a write. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { projectRoot } from '#lib/platform/project-root.ts'
import type { House } from './house.ts'

const runJob = `
  const { jobs } = await import('#lib/entry/worker/jobs.ts')
  await jobs.find(({ name }) => name === process.argv[1]).run()
  process.exit(0)`

/**
 * Starts the job, lets it come to its first write to the table, kills it there, and lets the table go. The writes before
 * that one stand in an open transaction then. False where the job ended without writing to it.
 */
export async function killAtTable(
  house: House,
  { job, table, variables = {} }: { job: string; table: string; variables?: Readonly<Record<string, string>> },
): Promise<boolean> {
  const keeper = new pg.Client({ connectionString: house.ownerUrl })
  await keeper.connect()
  await keeper.query('BEGIN')
  await keeper.query(`LOCK TABLE ${table} IN SHARE MODE`)
  const child = spawn(process.execPath, ['--input-type=module', '-e', runJob, job], {
    cwd: projectRoot,
    stdio: 'ignore',
    env: { ...process.env, ...variables, DOTQUAD_APP_DATABASE_URL: house.appUrl },
  })
  const exited = once(child, 'exit')
  let isBlocked = false
  while (!isBlocked && child.exitCode === null) {
    await wait(20)
    isBlocked = await waitsFor(keeper, table)
  }
  child.kill('SIGKILL')
  await exited
  await keeper.query('ROLLBACK')
  await keeper.end()
  return isBlocked
}

async function waitsFor(client: pg.Client, table: string): Promise<boolean> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_locks WHERE relation = $1::regclass AND NOT granted', [
    table,
  ])
  return rowCount !== 0
}
