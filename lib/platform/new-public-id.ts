/** Makes the ids of lib/kernel/public-id.ts; the only place that does. */
import { randomBytes } from 'node:crypto'
import { invariant } from '#lib/kernel/invariant.ts'
import {
  isPublicId,
  type PublicId,
  type PublicIdPrefix,
  publicIdAlphabet,
  publicIdCharacters,
} from '#lib/kernel/public-id.ts'

/** A fresh id, such as `dl_0h4k9m2x7c3v`. 256 is a multiple of 32, so each character is equally likely. */
export function newPublicId<P extends PublicIdPrefix>(prefix: P): PublicId<P> {
  const characters = [...randomBytes(publicIdCharacters)].map((byte) => publicIdAlphabet[byte % 32])
  const id = `${prefix}_${characters.join('')}`
  invariant(isPublicId(prefix, id), 'a made id is one that is read')
  return id
}
