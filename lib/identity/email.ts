/**
 * E-mail addresses, ASCII alone: no letter that only looks like another, and no `@` that is not one.
 *
 * An address is who somebody is here, so one spelling of it exists: lower case, without spaces around.
 */
import type { Brand } from '#lib/kernel/brand.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'

export type Email = Brand<string, 'Email'>

const longest = 254 // RFC 5321 4.5.3.1.3, less the angle brackets

const local = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

const isEmail = (text: string): text is Email => {
  const [name, domain, ...rest] = text.split('@')
  if (name === undefined || domain === undefined || rest.length > 0 || text.length > longest) return false
  const labels = domain.split('.')
  return local.test(name) && labels.length > 1 && labels.every((part) => label.test(part))
}

/** Reads an address as somebody types it. */
export function parseEmail(text: string): Result<Email, string> {
  const address = text.trim().toLowerCase()
  if (isEmail(address)) return ok(address)
  if (/[^\t-~]/.test(address))
    return err('Write the e-mail address in plain letters (ASCII): others that look alike are refused.')
  return err('Write an e-mail address such as name@company.example.')
}
