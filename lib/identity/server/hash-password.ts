/** Passwords to argon2id and back, at the cost that OWASP names: 19 MiB, two passes, one lane. */
import { randomBytes } from 'node:crypto'
import { argon2id, argon2Verify } from 'hash-wasm'

const cost = { memorySize: 19_456, iterations: 2, parallelism: 1, hashLength: 32 }

/** PHC text with salt and cost in it. */
export const hashPassword = (password: string): Promise<string> =>
  argon2id({ ...cost, password, salt: randomBytes(16), outputType: 'encoded' })

let decoy: Promise<string> | undefined

/** Where there is no user, the same work is done against a hash that nothing matches: time tells nothing. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  if (password === '') return false
  decoy ??= hashPassword(randomBytes(24).toString('base64url'))
  const matches = await argon2Verify({ password, hash: hash ?? (await decoy) })
  return matches && hash !== null
}
