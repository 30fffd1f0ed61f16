/**
 * Ids that stand in addresses, mails and logs: a prefix that says of what, and 60 random bits.
 *
 * Guessing one is hopeless, but nobody may read a thing for knowing its id: every read asks who reads.
 */
import type { Brand } from './brand.ts'
import { quote } from './quote.ts'
import { err, ok, type Result } from './result.ts'

/** Every prefix in use, in one list so that none is taken twice. */
export const publicIdPrefixes = {
  org: 'an organisation',
  usr: 'a user',
  mbr: 'a membership',
  ses: 'a session',
  mnd: 'a mandate',
  hcl: 'a claim to be a holder',
  lst: 'a listing',
  prf: 'a proof of control',
  dl: 'a deal',
  clm: 'a claim',
  chk: 'a checkout',
  doc: 'a document',
  msg: 'a message',
  eff: 'an effect',
  wch: 'a watch',
  alr: 'an alert',
  whk: 'a webhook',
  whm: 'a message to a webhook',
  cas: 'a case',
  att: 'an attached log',
} as const

export type PublicIdPrefix = keyof typeof publicIdPrefixes

/** `PublicId<'dl'>` is text such as `dl_0h4k9m2x7c3v`. */
export type PublicId<P extends PublicIdPrefix> = Brand<`${P}_${string}`, 'PublicId'>

/** Crockford's base32, lower case: no i, l, o or u to misread. */
export const publicIdAlphabet = '0123456789abcdefghjkmnpqrstvwxyz'
export const publicIdCharacters = 12

const body = new RegExp(`^[${publicIdAlphabet}]{${publicIdCharacters}}$`)

export function isPublicId<P extends PublicIdPrefix>(prefix: P, text: string): text is PublicId<P> {
  return text.startsWith(`${prefix}_`) && body.test(text.slice(prefix.length + 1))
}

/** Reads an id with this prefix, strictly; what is refused never reaches a query. */
export function parsePublicId<P extends PublicIdPrefix>(prefix: P, text: string): Result<PublicId<P>, string> {
  if (isPublicId(prefix, text)) return ok(text)
  return err(
    `${quote(text)} is not the id of ${publicIdPrefixes[prefix]}: it is ${prefix}_ and ${publicIdCharacters} characters.`,
  )
}
