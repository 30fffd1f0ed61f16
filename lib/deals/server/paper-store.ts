/** Messages and documents of a deal as rows. Neither is ever changed. */
import { z } from 'zod'
import { connection } from '#lib/platform/database/connection.ts'
import { newPublicId } from '#lib/platform/new-public-id.ts'
import { sha256 } from '#lib/platform/sha256.ts'
import type { Transaction } from '#lib/platform/transaction.ts'

const Message = z
  .object({
    id: z.string(),
    party: z.enum(['buyer', 'seller', 'operator']),
    author: z.string(),
    text: z.string(),
    posted_at: z.date(),
  })
  .transform(({ posted_at, ...row }) => ({ ...row, postedAt: posted_at }))

export type DealMessage = z.infer<typeof Message>

/** Written once for its id. */
export async function insertMessage(
  tx: Transaction,
  message: { id: string; dealId: string; party: string; author: string; text: string },
): Promise<void> {
  const { id, dealId, party, author, text } = message
  await tx.query(
    `INSERT INTO deal_message (id, deal_id, party, author, text) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (id) DO NOTHING`,
    [id, dealId, party, author, text],
  )
}

/** Oldest first; `author` is the writer's name. */
export async function selectMessages(dealId: string): Promise<DealMessage[]> {
  const { rows } = await connection().query(
    `SELECT m.id, m.party, coalesce(u.name, m.author) AS author, m.text, m.posted_at
     FROM deal_message m LEFT JOIN app_user u ON u.id = m.author WHERE m.deal_id = $1 ORDER BY m.posted_at, m.id`,
    [dealId],
  )
  return z.array(Message).parse(rows)
}

const Document = z
  .object({
    id: z.string(),
    kind: z.enum(['receipt']),
    file_name: z.string(),
    media_type: z.string(),
    sha256: z.string(),
    made_at: z.date(),
  })
  .transform(({ file_name, media_type, made_at, ...row }) => ({
    ...row,
    ...{ fileName: file_name, mediaType: media_type, madeAt: made_at },
  }))

export type DealDocument = z.infer<typeof Document>
const documentColumns = 'id, kind, file_name, media_type, sha256, made_at'

export type NewDocument = {
  dealId: string
  seq: number
  kind: 'receipt'
  fileName: string
  mediaType: string
  content: Uint8Array
}

/** Written once for its event; made again, it is there already. */
export async function insertDocument({ dealId, seq, kind, fileName, mediaType, content }: NewDocument): Promise<void> {
  await connection().query(
    `INSERT INTO deal_document (id, deal_id, seq, kind, file_name, media_type, sha256, content)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (deal_id, seq, kind) DO NOTHING`,
    [newPublicId('doc'), dealId, seq, kind, fileName, mediaType, sha256(content), Buffer.from(content)],
  )
}

export async function selectDocuments(dealId: string): Promise<DealDocument[]> {
  const { rows } = await connection().query(
    `SELECT ${documentColumns} FROM deal_document WHERE deal_id = $1 ORDER BY made_at, id`,
    [dealId],
  )
  return z.array(Document).parse(rows)
}

/** The document with its bytes and the deal it is of. */
export async function selectDocument(
  id: string,
): Promise<{ dealId: string; document: DealDocument; content: Uint8Array } | null> {
  const { rows } = await connection().query(
    `SELECT ${documentColumns}, deal_id, content FROM deal_document WHERE id = $1`,
    [id],
  )
  if (rows[0] === undefined) return null
  const { deal_id, content } = z.object({ deal_id: z.string(), content: z.instanceof(Uint8Array) }).parse(rows[0])
  return { dealId: deal_id, document: Document.parse(rows[0]), content }
}
