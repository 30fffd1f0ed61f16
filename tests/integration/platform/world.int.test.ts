import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withDatabase } from '#lib/platform/database/client.ts'
import { recordWorld, refuseForeignWorld } from '#lib/platform/database/world-row.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

let database: TestDatabase
const query = (sql: string) => withDatabase(database.ownerUrl, (client) => client.query(sql))

beforeAll(async () => {
  database = await createTestDatabase()
  await recordWorld(database.ownerUrl, 'simulated')
})
afterAll(() => database.drop())

describe('a database', () => {
  test('belongs to one world', async () => {
    await expect(query("INSERT INTO world (id) VALUES ('live')")).rejects.toThrow('world_is_single')
  })

  test('of another world is refused, with what would be right', async () => {
    await refuseForeignWorld(database.ownerUrl, 'simulated')
    await expect(refuseForeignWorld(database.ownerUrl, 'live')).rejects.toThrow(
      'This database belongs to the world simulated, and DOTQUAD_WORLD is live: set DOTQUAD_WORLD=simulated',
    )
  })

  test('that cannot be reached is told without its password', async () => {
    const url = new URL(database.ownerUrl)
    url.pathname = 'no_such_database'
    url.password ||= 'a-password-nobody-asks-for'
    const refused = await refuseForeignWorld(url.href, 'live').catch((error: Error) => error.message)
    expect(refused).toContain('that database does not exist; create it first')
    expect(refused).not.toContain(url.password)
  })
})

describe("the world's time", () => {
  test('is the server clock plus the offset of the world', async () => {
    await query("UPDATE world SET clock_offset = '30 days'")
    const { rows } = await query(
      "SELECT dotquad_now() - clock_timestamp() BETWEEN '29.99 days' AND '30.01 days' AS ahead",
    )
    expect(rows).toEqual([{ ahead: true }])
  })

  test('is the server clock where no world is recorded yet', async () => {
    const empty = await createTestDatabase()
    const { rows } = await withDatabase(empty.appUrl, (client) =>
      client.query("SELECT dotquad_now() - clock_timestamp() < '1 second' AS same"),
    )
    expect(rows).toEqual([{ same: true }])
    await empty.drop()
  })
})
