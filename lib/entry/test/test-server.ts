/**
 * The PostgreSQL of the tests: the server of DATABASE_URL, or an embedded one in a folder of its own.
 *
 * On a server that is somebody's, only databases and roles made here are touched, and all are dropped.
 */
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { withDatabase } from '#lib/platform/database/client.ts'
import { environment } from '#lib/platform/env.ts'
import { placeCluster } from '#lib/platform/postgres/cluster.ts'
import { roles } from '#lib/platform/postgres/credentials.ts'
import { startEmbeddedPostgres } from '#lib/platform/postgres/embedded.ts'
import { chooseServerUser } from '#lib/platform/postgres/server-user.ts'
import type { TestRun } from './test-run.ts'

export type TestServer = {
  /** A user who may create databases there, in a database that exists. */
  adminUrl: string
  /** Drops what was made and stops what was started. */
  close(): Promise<void>
}

type BorrowedServer = TestServer & {
  /** A fresh database for the app under test, as the variables that name it. */
  createAppDatabase(): Promise<Record<string, string>>
}

/** Runs `use` with the server, which is gone afterwards. */
export async function withTestServer<T>(run: TestRun, use: (server: TestServer) => Promise<T>): Promise<T> {
  const { DATABASE_URL } = environment()
  const server = DATABASE_URL ? await borrowServer(DATABASE_URL) : await startEmbeddedServer(run)
  try {
    return await use(server)
  } finally {
    await server.close()
  }
}

/** The variables that name a fresh database for the app under test; none where it brings an embedded one itself. */
export async function withAppDatabase<T>(use: (variables: Readonly<Record<string, string>>) => Promise<T>): Promise<T> {
  const { DATABASE_URL } = environment()
  if (!DATABASE_URL) return use({})
  const server = await borrowServer(DATABASE_URL)
  try {
    return await use(await server.createAppDatabase())
  } finally {
    await server.close()
  }
}

async function startEmbeddedServer(run: TestRun): Promise<TestServer> {
  const dataDir = await mkdtemp(join(run.scratch, 'server-')) // more than one step starts one
  await chmod(dataDir, 0o755) // the embedded PostgreSQL of root runs as somebody else
  const server = await startEmbeddedPostgres(dataDir)
  return {
    adminUrl: server.adminUrl,
    close: async () => {
      server.stop()
      await removeCluster(dataDir)
    },
  }
}

/** A cluster lies outside its data folder where the server's user could not reach it there. */
export const removeCluster = (dataDir: string) =>
  rm(placeCluster(dataDir, chooseServerUser()), { recursive: true, force: true })

/** Migrations grant to the app role by name, so it must exist; a second user with its rights needs no password of its. */
async function borrowServer(adminUrl: string): Promise<BorrowedServer> {
  const name = `dotquad_test_${randomBytes(6).toString('hex')}`
  const password = randomBytes(24).toString('base64url')
  const undo: string[] = []
  const apply = (statements: readonly string[]) =>
    withDatabase(adminUrl, async (client) => {
      for (const statement of statements) await client.query(statement)
    })
  await withDatabase(adminUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [roles.app])
    if (rowCount !== 0) return
    await client.query(`CREATE ROLE ${roles.app} NOLOGIN`)
    undo.unshift(`DROP ROLE ${roles.app}`)
  })
  const urlAs = (changes: Partial<URL>) => Object.assign(new URL(adminUrl), { pathname: name, ...changes }).href
  return {
    adminUrl,
    createAppDatabase: async () => {
      undo.unshift(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, `DROP ROLE IF EXISTS ${name}`)
      await apply([
        `CREATE DATABASE ${name}`,
        `CREATE ROLE ${name} LOGIN PASSWORD ${pg.escapeLiteral(password)} IN ROLE ${roles.app}`,
      ])
      return { DATABASE_URL: urlAs({}), DOTQUAD_APP_DATABASE_URL: urlAs({ username: name, password }) }
    },
    close: () => apply(undo),
  }
}
