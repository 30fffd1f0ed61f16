/** One connection for a few statements, closed after them. */
import pg from 'pg'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'

const reasons: Readonly<Record<string, string>> = {
  '3D000': 'that database does not exist; create it first',
  '28P01': 'the password is wrong',
  '28000': 'the server does not let that user in',
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  ETIMEDOUT: 'it does not answer',
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** Connects, runs, closes. A server that cannot be used is refused with a sentence that keeps the password. */
export async function withDatabase<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
  } catch (error) {
    const { username, host, pathname } = new URL(url)
    const reason = reasons[codeOf(error)] ?? (error instanceof Error ? error.message : 'it cannot be reached')
    throw new OperatorRefusal(
      `The database ${pathname.slice(1)} on ${host} as user ${username} cannot be used: ${reason}.`,
      { cause: error },
    )
  }
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}
