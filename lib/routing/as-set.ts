/**
 * Who an `as-set:` names (RFC 2622 section 5.1): one row a member, so that of an AS, or of a set, the sets that name it
 * are found. A set is whatever its maintainer writes into it; the AS named need not know.
 */

/**
 * Of an AS number `start` and `end` are the number and `member` is null; of another set they are the key of its name and
 * `member` is the name. `by` is null for `members:` and `member-of` where the member named the set and the set lets it.
 * Names stand in capitals; `changed` is `YYYY-MM-DD`, null where the object has none.
 */
export const asSetMemberSchema = {
  set: 'text',
  member: 'text',
  by: 'text',
  maintainers: 'text',
  changed: 'text',
  source: 'text',
  offset: 'uint32',
  bytes: 'uint32',
} as const

export type SetMember = { kind: 'asn'; asn: number } | { kind: 'set'; name: string }

/** A word that means every AS (RFC 2622 section 5.1). It stands like the name of a set. */
export const everyAs = 'AS-ANY'

/** In capitals; null where it is no name of a set. A hierarchical one has AS numbers and set names, one set at least. */
export function readSetName(text: string): string | null {
  const name = text.toUpperCase()
  const isName = name.length <= 255 && /^(?:AS\d+|AS-[A-Z0-9_-]+)(?::(?:AS\d+|AS-[A-Z0-9_-]+))*$/.test(name)
  return isName && /(?:^|:)AS-/.test(name) ? name : null
}

export function readSetMember(text: string): SetMember | null {
  const number = /^AS(\d{1,10})$/i.exec(text)?.[1]
  if (number !== undefined) return Number(number) < 2 ** 32 ? { kind: 'asn', asn: Number(number) } : null
  const name = readSetName(text)
  return name === null ? null : { kind: 'set', name }
}

/** Where rows of a set stand in the table: 32 bits of its name (FNV-1a). Two names may share one; `member` tells them apart. */
export function keyOfSet(name: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193)
  return hash >>> 0
}
