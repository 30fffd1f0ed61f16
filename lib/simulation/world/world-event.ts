/**
 * What somebody did in a simulated world after its first day, as its journal keeps it.
 *
 * Each event says when it takes effect, which may lie ahead: a registry decides days after it was asked.
 */
import { z } from 'zod'
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { registries } from './address-plan.ts'
import { blocklists } from './facts.ts'

const prefix = z.string().refine((text) => parsePrefix(text).ok, { error: 'must be a prefix such as 240.0.0.0/22' })
const asn = z.int().min(0).max(4_294_967_295)
/** ISO instant in UTC, to the second. */
const at = z.iso.datetime()
const organisation = z.string().min(1)

export const WorldEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('member-joined'),
    at,
    id: organisation,
    name: z.string(),
    registry: z.enum(registries),
    country: z.string(),
  }),
  z.object({
    type: z.literal('transfer-requested'),
    at,
    request: z.string(),
    prefix,
    from: organisation,
    to: organisation,
  }),
  z.object({ type: z.literal('transfer-approved'), at, request: z.string() }),
  z.object({ type: z.literal('transfer-refused'), at, request: z.string(), reason: z.string() }),
  /** By whoever asked, before it was decided. */
  z.object({ type: z.literal('transfer-withdrawn'), at, request: z.string() }),
  /** On the registration that holds the prefix; an empty text removes it. */
  z.object({ type: z.literal('remark-set'), at, prefix, text: z.string() }),
  z.object({ type: z.literal('roa-created'), at, prefix, asn, maxLength: z.int().min(8).max(32) }),
  z.object({ type: z.literal('roa-deleted'), at, prefix, asn, maxLength: z.int().min(8).max(32) }),
  z.object({ type: z.literal('route-object-created'), at, prefix, asn }),
  z.object({ type: z.literal('route-object-deleted'), at, prefix, asn }),
  z.object({ type: z.literal('announcement-started'), at, prefix, asn }),
  z.object({ type: z.literal('announcement-withdrawn'), at, prefix, asn }),
  z.object({ type: z.literal('listed'), at, prefix, list: z.enum(blocklists) }),
  z.object({ type: z.literal('delisted'), at, prefix, list: z.enum(blocklists) }),
])

export type WorldEvent = z.infer<typeof WorldEvent>
export type WorldEventOf<Type extends WorldEvent['type']> = Extract<WorldEvent, { type: Type }>
