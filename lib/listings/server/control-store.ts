/** Which listings an organisation proved control of, read from the tokens that were found in their registrations. */
import { z } from 'zod'
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { StoredPrefix } from '#lib/address-space/server/stored-prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { connection } from '#lib/platform/database/connection.ts'
import { rirs } from '#lib/registry/rir.ts'

const Rows = z.array(
  z
    .object({
      place: z.number(),
      block: StoredPrefix,
      registry: z.enum(rirs),
      holder_id: z.string(),
      sold: z.array(StoredPrefix),
    })
    .transform(({ holder_id: holderId, ...row }) => ({ ...row, holderId })),
)

export type Wanted = { readonly organisationId: string; readonly block: Prefix }

/**
 * Those that hold all of the block, with what was sold of each; `place` is that of the block in `wanted`. A listing that
 * is closed was given away.
 */
export async function selectProvenListings(_actor: Actor, wanted: readonly Wanted[]) {
  const { rows } = await connection().query(
    `SELECT w.place::int AS place, l.block::text AS block, l.registry, l.holder_id,
       ARRAY(SELECT c.block::text FROM claim c WHERE c.listing_id = l.id AND c.kind = 'sale'
         AND c.state IN ('committed', 'settled') ORDER BY c.block) AS sold
     FROM unnest($1::text[], $2::cidr[]) WITH ORDINALITY AS w(organisation_id, block, place)
       JOIN listing l ON l.organisation_id = w.organisation_id AND l.block >>= w.block AND l.state <> 'closed'
     WHERE EXISTS (SELECT FROM control_proof p WHERE p.listing_id = l.id AND p.proven_at IS NOT NULL)
     ORDER BY w.place, l.id`,
    [wanted.map(({ organisationId }) => organisationId), wanted.map(({ block }) => formatPrefix(block))],
  )
  return Rows.parse(rows).map(({ place, ...listing }) => ({ ...listing, place: place - 1 }))
}
