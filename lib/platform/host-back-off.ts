/**
 * Services outside that said to wait, by host: no process of the house asks one again before its time.
 *
 * Kept in PostgreSQL, and in memory while the database does not answer: then each process minds its own.
 */
import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible'
import { pool } from './db.ts'

export type HostBackOff = {
  /** Milliseconds still to wait; null where it may be asked. */
  heldFor(host: string): Promise<number | null>
  hold(host: string, ms: number): Promise<void>
}

/** Whole seconds, never fewer than was said, and at least one: 0 would hold a host for ever. */
export const wholeSeconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000))

const keyPrefix = 'outside-host'

export function hostBackOff(): HostBackOff {
  let made: RateLimiterPostgres | undefined
  // Made at the first use: a program that asks nobody needs no database.
  const limiter = () => {
    made ??= new RateLimiterPostgres({
      storeClient: pool(),
      storeType: 'pool',
      tableName: 'rate_limit',
      tableCreated: true, // by a migration: the app role may not create tables
      keyPrefix,
      points: 1,
      duration: 1,
      insuranceLimiter: new RateLimiterMemory({ keyPrefix, points: 1, duration: 1 }),
    })
    return made
  }
  return {
    async heldFor(host) {
      const held = await limiter().get(host)
      return held && held.msBeforeNext > 0 ? held.msBeforeNext : null
    },
    async hold(host, ms) {
      await limiter().block(host, wholeSeconds(ms))
    },
  }
}
