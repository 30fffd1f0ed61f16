/** The databases the schema engine makes, drops and connects to, all on the server of one URL. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'

const databaseOf = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1))

/** The same server and user, another database. Prisma's own `schema` parameter means nothing to PostgreSQL. */
export function urlOfDatabase(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${encodeURIComponent(database)}`
  other.searchParams.delete('schema')
  return other.href
}

export async function withClient<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: urlOfDatabase(url, databaseOf(url)) })
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

/** Runs one statement about databases, which no transaction and no connection to its object may hold. */
const administrate = (url: string, sql: string) =>
  withClient(urlOfDatabase(url, 'postgres'), (client) => client.query(sql))

/** Makes the database that `url` names and gives its name. */
export async function createDatabase(url: string): Promise<string> {
  const name = databaseOf(url)
  await administrate(url, `CREATE DATABASE ${pg.escapeIdentifier(name)}`)
  return name
}

export async function dropDatabase(url: string): Promise<void> {
  await administrate(url, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(databaseOf(url))} WITH (FORCE)`)
}

/** URL of an empty throw-away database beside the one of `url`. */
export async function createShadowDatabase(url: string): Promise<string> {
  const shadow = urlOfDatabase(url, `prisma_migrate_shadow_db_${randomUUID()}`)
  await createDatabase(shadow)
  return shadow
}
