/** What a statement is about: a dossier with its block already read. */
import { type Prefix, parsePrefix, prefixSize } from '#lib/address-space/prefix.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import type { Dossier } from '../dossier.ts'

export type Subject = { dossier: Dossier; prefix: Prefix; addresses: number }

export function subjectOf(dossier: Dossier): Subject {
  return { dossier, prefix: prefixFrom(dossier.prefix), addresses: prefixSize(prefixFrom(dossier.prefix)) }
}

/** A prefix out of a dossier, where only canonical ones stand. */
export function prefixFrom(text: string): Prefix {
  const parsed = parsePrefix(text)
  invariant(parsed.ok, 'a dossier writes its prefixes canonically')
  return parsed.value
}
