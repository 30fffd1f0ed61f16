/** Ids such as Stripe's: a prefix and letters that nobody guesses. */
import { randomBytes } from 'node:crypto'

export const newId = (prefix: string): string =>
  `${prefix}_${randomBytes(18).toString('base64url').replaceAll(/[-_]/g, '0')}`
