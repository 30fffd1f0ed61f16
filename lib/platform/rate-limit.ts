/**
 * How often one address may ask. Counted in PostgreSQL, so that several web processes count together;
 * in memory while the database does not answer, so that its trouble is not the reader's.
 */
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { pool } from './db.ts'
import { environment } from './env.ts'

const windowSeconds = 60

let limiter: RateLimiterPostgres | undefined

function checkLimiter(): RateLimiterPostgres {
  const points = environment().DOTQUAD_CHECKS_PER_MINUTE
  limiter ??= new RateLimiterPostgres({
    storeClient: pool(),
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true, // by a migration: the app role may not create tables
    keyPrefix: 'check',
    points,
    duration: windowSeconds,
    insuranceLimiter: new RateLimiterMemory({ keyPrefix: 'check', points, duration: windowSeconds }),
  })
  return limiter
}

/** Counts one check of `address`; the seconds to wait where it has used up its minute, else null. */
export async function countCheck(address: string): Promise<number | null> {
  try {
    await checkLimiter().consume(address)
    return null
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
    throw refusal
  }
}
