/**
 * @prisma/adapter-pg as the schema engine needs it. Version 7.10.0 has four faults, each met here:
 * it cannot read the catalogue's own types; given a connection string it takes the main database for
 * the shadow one; it drops the shadow database before it lets go of it; it cuts scripts at every `;`.
 */
import { PrismaPg } from '@prisma/adapter-pg'
import {
  type ColumnType,
  ColumnTypeEnum,
  isDriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { invariant } from '#lib/kernel/invariant.ts'
import { createShadowDatabase, dropDatabase } from './engine-databases.ts'

/** By object id of pg_type: what the engine's queries on the catalogue return. */
const catalogueTypes: Readonly<Record<number, ColumnType>> = {
  16: ColumnTypeEnum.Boolean,
  18: ColumnTypeEnum.Character, // "char", one byte
  19: ColumnTypeEnum.Text, // name
  20: ColumnTypeEnum.Int64,
  21: ColumnTypeEnum.Int32,
  22: ColumnTypeEnum.Text, // int2vector
  23: ColumnTypeEnum.Int32,
  25: ColumnTypeEnum.Text,
  26: ColumnTypeEnum.Int64, // oid
  28: ColumnTypeEnum.Int64, // xid
  30: ColumnTypeEnum.Text, // oidvector
  194: ColumnTypeEnum.Text, // pg_node_tree
  1002: ColumnTypeEnum.CharacterArray,
  1003: ColumnTypeEnum.TextArray, // name[]
  1005: ColumnTypeEnum.Int32Array,
  1007: ColumnTypeEnum.Int32Array,
  1009: ColumnTypeEnum.TextArray,
  1043: ColumnTypeEnum.Text,
  2205: ColumnTypeEnum.Text, // regclass
  2206: ColumnTypeEnum.Text, // regtype
}

async function queryCatalogue(pool: pg.Pool, query: SqlQuery): Promise<SqlResultSet> {
  const answer = await pool.query<unknown[]>({ text: query.sql, values: query.args, rowMode: 'array' })
  const columnTypes = answer.fields.map((field) => {
    const type = catalogueTypes[field.dataTypeID]
    invariant(type !== undefined, `the schema engine can read type ${field.dataTypeID} of column ${field.name}`)
    return type
  })
  return { columnNames: answer.fields.map((field) => field.name), columnTypes, rows: answer.rows }
}

const isUnreadableType = (error: unknown) =>
  isDriverAdapterError(error) && error.cause.kind === 'UnsupportedNativeDataType'

/** An adapter on one database; `onDispose` runs after its last connection is closed. */
async function connectTo(url: string, onDispose?: () => Promise<void>): Promise<SqlDriverAdapter> {
  const pool = new pg.Pool({ connectionString: url })
  const adapter = await new PrismaPg(pool).connect()
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    executeRaw: (query) => adapter.executeRaw(query),
    startTransaction: (isolationLevel) => adapter.startTransaction(isolationLevel),
    getConnectionInfo: () => adapter.getConnectionInfo(),
    queryRaw: async (query) => {
      try {
        return await adapter.queryRaw(query)
      } catch (error) {
        // Only reads of the catalogue fail so, after PostgreSQL has answered: asking again changes nothing.
        if (isUnreadableType(error)) return queryCatalogue(pool, query)
        throw error
      }
    },
    executeScript: async (script) => {
      // A script without parameters is one simple query and so one transaction, as with the native engine.
      await adapter.executeRaw({ sql: script, args: [], argTypes: [] })
    },
    dispose: async () => {
      await adapter.dispose()
      await pool.end()
      await onDispose?.()
    },
  }
}

export function migrationAdapterFactory(url: string): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connectTo(url),
    connectToShadowDb: async () => {
      const shadow = await createShadowDatabase(url)
      return connectTo(shadow, () => dropDatabase(shadow))
    },
  }
}
