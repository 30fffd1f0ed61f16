/**
 * How often one address, account or mailbox may do what costs something. Counted in PostgreSQL, so that several web processes count together;
 * in memory while the database does not answer, so that its trouble is not the reader's.
 */
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { pool } from './db.ts'
import { environment } from './env.ts'

type Limit = { points: number; windowSeconds: number }

/** What is counted, and how much of it one address (or one account, or one mailbox) may do. */
const limits = {
  /** A dossier read here. */
  check: () => ({ points: environment().DOTQUAD_CHECKS_PER_MINUTE, windowSeconds: 60 }),
  /** Services outside asked about a block: three requests to what others pay for, so a tenth as often. */
  ask: () => ({ points: Math.ceil(environment().DOTQUAD_CHECKS_PER_MINUTE / 10), windowSeconds: 60 }),
  /** Failed sign-ins from one address. */
  'sign-in': () => ({ points: 5, windowSeconds: 60 }),
  /** Failed sign-ins to one account from one address. */
  'sign-in-account': () => ({ points: 10, windowSeconds: 3600 }),
  /** Failed sign-ins to one account, wherever from: what NIST SP 800-63B 5.2.2 allows, and in a day. */
  'sign-in-anywhere': () => ({ points: 100, windowSeconds: 86_400 }),
  'sign-up': () => ({ points: 60, windowSeconds: 3600 }),
  /** Mail that somebody may have sent to one mailbox by typing its address. */
  'mail-to': () => ({ points: 6, windowSeconds: 3600 }),
  /** The same, by everybody together. */
  'mail-anywhere': () => ({ points: 20, windowSeconds: 3600 }),
} as const satisfies Record<string, () => Limit>

export type Counted = keyof typeof limits

const limiters = new Map<Counted, RateLimiterPostgres>()

function limiterOf(counted: Counted): RateLimiterPostgres {
  const known = limiters.get(counted)
  if (known) return known
  const { points, windowSeconds } = limits[counted]()
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

/** Counts one request of `who`; the seconds to wait where it has used up what it may, else null. */
export async function countRequest(counted: Counted, who: string): Promise<number | null> {
  try {
    await limiterOf(counted).consume(who)
    return null
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
    throw refusal
  }
}

/** Takes one request of `who` back: only what fails is to count. */
export async function forgiveRequest(counted: Counted, who: string): Promise<void> {
  await limiterOf(counted).reward(who)
}
