/** Answers of services outside as rows: the last good one of a block, and a failure after it. */
import { z } from 'zod'
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { nameActor } from '#lib/kernel/actor-name.ts'
import { connection } from '#lib/platform/database/connection.ts'
import type { RegistrationReading } from '../registration-reading.ts'
import type { ReverseReading } from '../reverse-dns/reverse-reading.ts'

type Said<Service extends string, T> = {
  block: Prefix
  service: Service
  said: { answer: T } | { reason: string }
}

export type SaidOutside = Said<'registration', RegistrationReading> | Said<'reverse-dns', ReverseReading>

/** Dated by the world's time. */
export async function insertOutsideAnswer(actor: Actor, { block, service, said }: SaidOutside): Promise<void> {
  const answer = 'answer' in said ? JSON.stringify(said.answer) : null
  await connection().query(
    'INSERT INTO outside_answer (block, service, asked_by, answer, reason) VALUES ($1::cidr, $2, $3, $4::jsonb, $5)',
    [formatPrefix(block), service, nameActor(actor), answer, 'reason' in said ? said.reason : null],
  )
}

const Registration = z.object({
  ...{ start: z.string(), end: z.string(), status: z.string().nullable() },
  // Rows of before it was asked have none.
  geofeed: z.string().nullable().default(null),
})

const Zone = z.object({
  zone: z.string(),
  block: z.string(),
  delegation: z.enum(['delegated', 'none', 'failed']),
  why: z.string().nullable(),
  servers: z.array(
    z.object({
      name: z.string(),
      address: z.string().nullable(),
      state: z.enum(['answers', 'lame', 'silent', 'not-asked']),
      why: z.string().nullable(),
    }),
  ),
  isSigned: z.boolean().nullable(),
  ptr: z
    .object({
      asked: z.number(),
      named: z.number(),
      failed: z.number(),
      examples: z.array(z.object({ address: z.string(), name: z.string() })),
    })
    .nullable(),
})
const Reverse = z.object({ resolver: z.string(), zones: z.array(Zone), zonesInAll: z.number() })

const Rows = z.array(
  z.object({
    service: z.enum(['registration', 'reverse-dns']),
    asked_at: z.date().transform((date) => date.toISOString()),
    answer: z.unknown(),
    reason: z.string().nullable(),
  }),
)

/** The last good answer, and why there was none where asking failed after it. */
type LastAnswer<T> = { last: T | null; problem: { at: string; reason: string } | null }

export type LastAnswers = {
  registration: LastAnswer<RegistrationReading>
  reverse: LastAnswer<{ at: string; reading: ReverseReading }>
}

/** About exactly this block. */
export async function selectLastAnswers(_actor: Actor, block: Prefix): Promise<LastAnswers> {
  const { rows } = await connection().query(
    `(SELECT DISTINCT ON (service) id, service, asked_at, answer, reason FROM outside_answer
      WHERE block = $1::cidr AND answer IS NOT NULL ORDER BY service, id DESC)
     UNION
     (SELECT DISTINCT ON (service) id, service, asked_at, answer, reason FROM outside_answer
      WHERE block = $1::cidr ORDER BY service, id DESC)`,
    [formatPrefix(block)],
  )
  const read = Rows.parse(rows)
  const goodOf = (wanted: string) => read.find(({ service, reason }) => service === wanted && reason === null)
  const [registration, reverse] = [goodOf('registration'), goodOf('reverse-dns')]
  const problemOf = (wanted: string) => {
    const failed = read.find(({ service, reason }) => service === wanted && reason !== null)
    return failed ? { at: failed.asked_at, reason: failed.reason ?? '' } : null
  }
  return {
    registration: {
      last: registration ? { ...Registration.parse(registration.answer), at: registration.asked_at } : null,
      problem: problemOf('registration'),
    },
    reverse: {
      last: reverse ? { at: reverse.asked_at, reading: Reverse.parse(reverse.answer) } : null,
      problem: problemOf('reverse-dns'),
    },
  }
}

/** How many. What a later answer has taken the place of, and is older than the database keeps it. */
export async function deleteSupersededAnswers(_actor: Actor): Promise<number> {
  const { rows } = await connection().query('SELECT delete_superseded_answers()::int AS deleted')
  return z.tuple([z.object({ deleted: z.number() })]).parse(rows)[0].deleted
}
