/**
 * Seals small secrets before they are stored: AES-256-GCM (NIST SP 800-38D), with a key of the house.
 *
 * The key is derived (HKDF, RFC 5869) from the secret that all machines of a house must share, so that what one
 * seals another opens. A copy of the database alone opens nothing.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { authSecret } from './auth-secret.ts'
import type { Environment } from './env.ts'

export type Sealed = { keyId: string; text: string }

/** `purpose` gives each kind of secret a key of its own; `owner` is the row it belongs to: it opens for no other. */
export type SealedFor = { purpose: string; owner: string }

type Settings = Pick<Environment, 'AUTH_SECRET' | 'AUTH_SECRET_BEFORE' | 'DOTQUAD_DATA_DIR'>

const ivBytes = 12
const tagBytes = 16

export function sealText(settings: Settings, { purpose, owner }: SealedFor, text: string): Sealed {
  const { id, key } = deriveKey(authSecret(settings), purpose)
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return { keyId: id, text: Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url') }
}

/** Says in a sentence why it cannot be opened. */
export function openSealed(settings: Settings, { purpose, owner }: SealedFor, sealed: Sealed): Result<string, string> {
  const secrets = [authSecret(settings), ...(settings.AUTH_SECRET_BEFORE ? [settings.AUTH_SECRET_BEFORE] : [])]
  const key = secrets.map((secret) => deriveKey(secret, purpose)).find(({ id }) => id === sealed.keyId)?.key
  if (!key) return err(missingKey(sealed.keyId))
  const bytes = Buffer.from(sealed.text, 'base64url')
  const [iv, tag] = [bytes.subarray(0, ivBytes), bytes.subarray(ivBytes, ivBytes + tagBytes)]
  if (tag.length < tagBytes) return err('What is sealed is cut short.')
  try {
    const options = { authTagLength: tagBytes }
    const opening = createDecipheriv('aes-256-gcm', key, iv, options).setAAD(Buffer.from(owner)).setAuthTag(tag)
    return ok(Buffer.concat([opening.update(bytes.subarray(ivBytes + tagBytes)), opening.final()]).toString('utf8'))
  } catch (error) {
    // GCM tells a changed text and a foreign owner apart from nothing else: it opens, or it throws.
    if (error instanceof Error) return err('What is sealed was changed, or is another row’s.')
    throw error
  }
}

/** A key that was made by itself is in the data folder of one machine; another has no way to it. */
const missingKey = (id: string): string =>
  `It is sealed with the key ${id}, which this machine does not have: set the same AUTH_SECRET on every machine that runs web or worker, and where it was changed, the one before as AUTH_SECRET_BEFORE.`

/** The id says which key it is and nothing of it: 16 hex digits of its SHA-256. */
function deriveKey(secret: string, purpose: string): { id: string; key: Buffer } {
  const key = Buffer.from(hkdfSync('sha256', secret, '', `dotquad seal: ${purpose}`, 32))
  return { id: createHash('sha256').update(key).digest('hex').slice(0, 16), key }
}
