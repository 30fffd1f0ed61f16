import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findAppUrl, findOwnerUrl } from '#lib/platform/database/access.ts'
import { withDatabase } from '#lib/platform/database/client.ts'
import { prepareEmbeddedServer } from '#lib/platform/database/roles.ts'
import { type Environment, parseEnvironment } from '#lib/platform/env.ts'
import { placeCluster } from '#lib/platform/postgres/cluster.ts'
import { startEmbeddedPostgres } from '#lib/platform/postgres/embedded.ts'
import { findPidFile } from '#lib/platform/postgres/postmaster.ts'
import { chooseServerUser } from '#lib/platform/postgres/server-user.ts'

let parent: string
let dataDir: string
let settings: Environment

beforeAll(async () => {
  // A parent that others may not enter, as root's home is: the server's user must be served elsewhere.
  parent = mkdtempSync(join(tmpdir(), 'dotquad-embedded-'))
  chmodSync(parent, 0o700)
  dataDir = join(parent, 'data')
  mkdirSync(dataDir)
  const parsed = parseEnvironment({ DOTQUAD_DATA_DIR: dataDir })
  if (!parsed.ok) throw new Error(parsed.error)
  settings = parsed.value
  const server = await startEmbeddedPostgres(dataDir)
  await prepareEmbeddedServer(server.credentials, settings)
})

afterAll(async () => {
  const server = await startEmbeddedPostgres(dataDir)
  server.stop()
  rmSync(placeCluster(dataDir, chooseServerUser()), { recursive: true, force: true })
  rmSync(parent, { recursive: true, force: true })
})

const known = (url: string | null): string => {
  if (url === null) throw new Error('the server was prepared')
  return url
}

describe('the embedded PostgreSQL', () => {
  test('keeps its passwords where the owner of the checkout alone can read them', () => {
    expect(statSync(join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600)
  })

  test('lets nobody in without the password', async () => {
    const url = new URL(known(findOwnerUrl(settings)))
    url.password = 'guess'
    await expect(withDatabase(url.href, (client) => client.query('SELECT 1'))).rejects.toThrow('the password is wrong')
  })

  test('listens on 127.0.0.1 and on no socket file', async () => {
    const { adminUrl } = await startEmbeddedPostgres(dataDir)
    const { rows } = await withDatabase(adminUrl, (client) =>
      client.query(
        "SELECT name, setting FROM pg_settings WHERE name IN ('listen_addresses', 'unix_socket_directories') ORDER BY name",
      ),
    )
    expect(rows).toEqual([
      { name: 'listen_addresses', setting: '127.0.0.1' },
      { name: 'unix_socket_directories', setting: '' },
    ])
  })

  test('gives web and worker a role that owns nothing and is no superuser', async () => {
    const { rows } = await withDatabase(known(findAppUrl(settings)), (client) =>
      client.query('SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user'),
    )
    expect(rows).toEqual([{ rolsuper: false, rolcreatedb: false, rolcreaterole: false }])
  })

  test('comes back with its data after kill -9', async () => {
    await withDatabase(known(findOwnerUrl(settings)), (client) =>
      client.query('CREATE TABLE kept AS SELECT 42 AS answer'),
    )
    const cluster = placeCluster(dataDir, chooseServerUser())
    process.kill(findPidFile(cluster)?.pid ?? 0, 'SIGKILL')
    const again = await startEmbeddedPostgres(dataDir)
    expect(again.isRunning()).toBe(true)
    const { rows } = await withDatabase(known(findOwnerUrl(settings)), (client) =>
      client.query('SELECT answer FROM kept'),
    )
    expect(rows).toEqual([{ answer: 42 }])
  })

  test('is found, not started twice, by a second start', async () => {
    const [first, second] = [await startEmbeddedPostgres(dataDir), await startEmbeddedPostgres(dataDir)]
    expect(second.credentials.port).toBe(first.credentials.port)
  })
})
