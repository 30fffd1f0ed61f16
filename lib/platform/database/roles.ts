/**
 * The two roles of a server: the owner of the databases, which migrates, and the app role, whose
 * rights each migration grants table by table.
 */
import pg, { DatabaseError } from 'pg'
import type { Environment } from '#lib/platform/env.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import { type Credentials, embeddedUrl, roles } from '#lib/platform/postgres/credentials.ts'
import { makePassword } from '#lib/platform/secret-file.ts'
import { databaseOfWorld, findAppUrl, saveAppPassword } from './access.ts'
import { withDatabase } from './client.ts'

const insufficientPrivilege = '42501'

const exists = async (client: pg.Client, sql: string, name: string) => (await client.query(sql, [name])).rowCount === 1
const roleExists = (client: pg.Client, name: string) =>
  exists(client, 'SELECT 1 FROM pg_roles WHERE rolname = $1', name)

type NewRole = { name: string; options?: 'CREATEDB'; password: string }

const createRole = (client: pg.Client, { name, options, password }: NewRole) =>
  client.query(`CREATE ROLE ${pg.escapeIdentifier(name)} LOGIN ${options ?? ''} PASSWORD ${pg.escapeLiteral(password)}`)

/** Both roles and the world's database on the embedded server. Repeated, it changes nothing. */
export async function prepareEmbeddedServer(credentials: Credentials, environment: Environment): Promise<void> {
  const database = databaseOfWorld(environment)
  const name = pg.escapeIdentifier(database)
  const { owner, app } = credentials.passwords
  await withDatabase(embeddedUrl(credentials, 'superuser', 'postgres'), async (client) => {
    // CREATEDB: `prisma migrate dev` and `diff` replay migrations in a throw-away database.
    if (!(await roleExists(client, roles.owner)))
      await createRole(client, { name: roles.owner, options: 'CREATEDB', password: owner })
    if (!(await roleExists(client, roles.app))) await createRole(client, { name: roles.app, password: app })
    if (await exists(client, 'SELECT 1 FROM pg_database WHERE datname = $1', database)) return
    await client.query(`CREATE DATABASE ${name} OWNER ${roles.owner}`)
    await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`)
    await client.query(`GRANT CONNECT ON DATABASE ${name} TO ${roles.app}`)
  })
}

const howToGiveIt = `Create it as a superuser with
  CREATE ROLE ${roles.app} LOGIN PASSWORD '…';
and set DOTQUAD_APP_DATABASE_URL to the same database as that user.`

/** The app role on the operator's own server, made where the owner may; its password stays in the data folder. */
export async function prepareOwnServer(environment: Environment, ownerUrl: string): Promise<void> {
  await withDatabase(ownerUrl, async (client) => {
    if (await roleExists(client, roles.app)) {
      if (findAppUrl(environment)) return
      throw new OperatorRefusal(
        `The role ${roles.app} exists on the server of DATABASE_URL already, and its password is not known here: set DOTQUAD_APP_DATABASE_URL to the same database as that user.`,
      )
    }
    const password = makePassword()
    try {
      await createRole(client, { name: roles.app, password })
    } catch (error) {
      if (!(error instanceof DatabaseError && error.code === insufficientPrivilege)) throw error
      throw new OperatorRefusal(`The user of DATABASE_URL may not create the role ${roles.app}. ${howToGiveIt}`, {
        cause: error,
      })
    }
    saveAppPassword(environment, ownerUrl, password)
  })
}
