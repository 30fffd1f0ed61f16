/** Which listings an organisation proved control of, read from the tokens that were found in their registrations. */
import { z } from 'zod'
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { StoredPrefix } from '#lib/address-space/server/stored-prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { connection } from '#lib/platform/database/connection.ts'

const Rows = z.array(
  z.object({
    id: z.string(),
    block: StoredPrefix,
  }),
)

/** Those that hold all of the block. A listing that is closed was given away. */
export async function selectProvenListings(_actor: Actor, organisationId: string, block: Prefix) {
  const { rows } = await connection().query(
    `SELECT id, block::text AS block FROM listing WHERE organisation_id = $1 AND block >>= $2::cidr AND state <> 'closed'
       AND EXISTS (SELECT FROM control_proof p WHERE p.listing_id = listing.id AND p.proven_at IS NOT NULL)`,
    [organisationId, formatPrefix(block)],
  )
  return Rows.parse(rows)
}
