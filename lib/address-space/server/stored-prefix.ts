/** Prefixes and addresses as PostgreSQL writes them (`cidr`, and `inet` by host()), for the rows of every context. */
import { z } from 'zod'
import { invariant } from '#lib/kernel/invariant.ts'
import { parseAddress } from '../address.ts'
import { type Prefix, parsePrefix } from '../prefix.ts'

export const StoredPrefix = z.string().transform((text): Prefix => {
  const parsed = parsePrefix(text)
  invariant(parsed.ok, 'a stored block is a prefix')
  return parsed.value
})

export const StoredAddress = z.string().transform((text): number => {
  const parsed = parseAddress(text)
  invariant(parsed.ok, 'a stored address is one')
  return parsed.value
})
