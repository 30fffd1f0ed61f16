import type { Actor } from '#lib/kernel/actor.ts'
import { environment } from '#lib/platform/env.ts'
import type { PublicKey } from '../public-key.ts'
import { readPublicKeys } from './pack-keys.ts'

/** The keys that packs of this house are signed with, newest first. Public. */
export const listPublicKeys = (_actor: Actor): readonly PublicKey[] => readPublicKeys(environment().DOTQUAD_DATA_DIR)
