/**
 * The Ed25519 keys that packs are signed with: one that signs, made at its first use, and all that signed before.
 *
 * A key that was replaced keeps its public half and its dates, so that an old pack still has a known signer; its private
 * half is gone.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { linkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { invariant } from '#lib/kernel/invariant.ts'
import { findSecretFile, writeSecretFile } from '#lib/platform/secret-file.ts'
import type { PublicKey } from '../public-key.ts'

const Kept = z.object({
  id: z.string(),
  publicKey: z.string(),
  privateKey: z.string().nullable(),
  madeAt: z.string(),
  retiredAt: z.string().nullable(),
})
/** Newest first; the first one signs. */
const KeyRing = z.object({ keys: z.tuple([Kept], Kept) })

export type SigningKey = { id: string; publicKey: string; privateKey: KeyObject }

const fileIn = (dataDir: string) => join(dataDir, 'pack-keys.json')

export function openSigningKey(dataDir: string): SigningKey {
  if (!findSecretFile(fileIn(dataDir), KeyRing)) makeOnce(fileIn(dataDir))
  const ring = findSecretFile(fileIn(dataDir), KeyRing)
  invariant(ring?.keys[0].privateKey, 'the newest key has its private half')
  const { id, publicKey, privateKey } = ring.keys[0]
  return { id, publicKey, privateKey: createPrivateKey(privateKey) }
}

/** Newest first; none before the first pack. */
export function readPublicKeys(dataDir: string): readonly PublicKey[] {
  const ring = findSecretFile(fileIn(dataDir), KeyRing)
  return ring?.keys.map(({ privateKey: _private, ...key }) => key) ?? []
}

/** From now on another key signs. Gives its public half. */
export function rotateSigningKey(dataDir: string): PublicKey {
  const before = findSecretFile(fileIn(dataDir), KeyRing)?.keys ?? []
  const made = makeKey()
  const retired = before.map((key) => ({ ...key, privateKey: null, retiredAt: key.retiredAt ?? made.madeAt }))
  writeSecretFile(fileIn(dataDir), { keys: [made, ...retired] })
  const { privateKey: _private, ...key } = made
  return key
}

/** The first 16 hex digits of the SHA-256 of the key in its DER form (RFC 8410); null for what is no Ed25519 key. */
export function readPublicKey(pem: string): { id: string; key: KeyObject } | null {
  try {
    const key = createPublicKey(pem)
    return key.asymmetricKeyType === 'ed25519' ? { id: idOf(key), key } : null
  } catch (error) {
    // Whatever is no key is told apart by its message alone.
    if (error instanceof Error) return null
    throw error
  }
}

const idOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16)

function makeKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return {
    id: idOf(publicKey),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    madeAt: new Date().toISOString(),
    retiredAt: null,
  }
}

/** Of two processes that start at once, one makes it: a link to an existing name fails. */
function makeOnce(file: string): void {
  const own = `${file}.${process.pid}.new`
  writeSecretFile(own, { keys: [makeKey()] })
  try {
    linkSync(own, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(own)
  }
}
