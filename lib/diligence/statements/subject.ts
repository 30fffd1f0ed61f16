/** What a statement is about: a dossier with its block already read, and what is known beside it. */
import { type Prefix, parsePrefix, prefixSize } from '#lib/address-space/prefix.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import type { Dossier } from '../dossier.ts'
import { noParticulars, type Particulars } from '../particulars.ts'

export type Subject = { dossier: Dossier; prefix: Prefix; addresses: number; particulars: Particulars }

export function subjectOf(dossier: Dossier, particulars: Particulars = noParticulars): Subject {
  const prefix = prefixFrom(dossier.prefix)
  return { dossier, prefix, addresses: prefixSize(prefix), particulars }
}

/** A prefix out of a dossier, where only canonical ones stand. */
export function prefixFrom(text: string): Prefix {
  const parsed = parsePrefix(text)
  invariant(parsed.ok, 'a dossier writes its prefixes canonically')
  return parsed.value
}
