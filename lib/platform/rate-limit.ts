/**
 * How often one address may ask. Counted in PostgreSQL, so that several web processes count together;
 * in memory while the database does not answer, so that its trouble is not the reader's.
 */
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { pool } from './db.ts'
import { environment } from './env.ts'

const windowSeconds = 60

/** Each question makes three requests to services that others pay for. */
const asksPerMinute = 6

/** What is counted: a dossier read here, or services outside asked about a block. */
export type Counted = 'check' | 'ask'

const limiters = new Map<Counted, RateLimiterPostgres>()

function limiterOf(counted: Counted): RateLimiterPostgres {
  const known = limiters.get(counted)
  if (known) return known
  const points = counted === 'ask' ? asksPerMinute : environment().DOTQUAD_CHECKS_PER_MINUTE
  const limiter = new RateLimiterPostgres({
    storeClient: pool(),
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true, // by a migration: the app role may not create tables
    keyPrefix: counted,
    points,
    duration: windowSeconds,
    insuranceLimiter: new RateLimiterMemory({ keyPrefix: counted, points, duration: windowSeconds }),
  })
  limiters.set(counted, limiter)
  return limiter
}

/** Counts one request of `address`; the seconds to wait where it has used up its minute, else null. */
export async function countRequest(counted: Counted, address: string): Promise<number | null> {
  try {
    await limiterOf(counted).consume(address)
    return null
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
    throw refusal
  }
}
