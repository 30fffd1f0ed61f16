/**
 * One line of the conflict matrix: a prefix with an origin, and what four kinds of record say of it: who MAY announce it
 * (contract), whether it VALIDATES (ROA), where it is REGISTERED (IRR), and whether it is SEEN (BGP).
 */
import type { Relation } from '#lib/address-space/relation.ts'
import type { Authority } from '#lib/routing/irr-registries.ts'
import type { OriginValidation } from '#lib/routing/origin-validation.ts'
import type { Sighting } from '../particulars.ts'
import type { Severity } from '../statements/statement.ts'

/** What a running deal says of one AS and one block. Nobody reads the deals of others. */
export type Permission = {
  prefix: string
  origin: number
  deal: string
  standing: 'may' | 'not-yet' | 'must-withdraw'
}

export type MayAnnounce =
  /** Whoever asks is a party to no deal here, or asked without signing in. */
  | { answer: 'not-asked' }
  /** The reader's deals were read, and none is about this space. */
  | { answer: 'nothing-found' }
  | { answer: Permission['standing']; deal: string }
  /** A running deal gives this space to another AS. */
  | { answer: 'another'; deal: string; origins: readonly number[] }

/** ROA payloads for exactly this prefix and this origin. */
export type OwnRoa = { maxLength: number; ta: string | null }

export type RegisteredIn = { source: string; authority: Authority; maintainers: string | null }

/** `tables`: sources whose current table has the route, none where it is not seen. */
export type Seen = { tables: readonly string[]; sighting: Sighting | null }

export type Conflict = { code: string; severity: Severity; says: string }

/** What can be signed, registered or deleted. `if-wanted`, `if-unwanted`: nobody here knows which the route is. */
export type Remedy = {
  does: 'add' | 'remove'
  object: 'roa' | 'route-object'
  /** A registry's title, or the `source:` of a routing registry. */
  at: string
  when: 'always' | 'if-wanted' | 'if-unwanted'
  /** Who can do it and how, in sentences. */
  says: string
  text: string
}

export type ConflictRow = {
  prefix: string
  origin: number | null
  relation: Relation
  may: MayAnnounce
  validates: OriginValidation | { state: null; reason: null }
  roas: readonly OwnRoa[]
  /** Null where no routing registry was imported. */
  registered: readonly RegisteredIn[] | null
  /** Null where no routing table was imported. */
  seen: Seen | null
  /** `good` only where all three kinds of source are complete and nothing contradicts. */
  severity: Severity
  conflicts: readonly Conflict[]
}

/** With what to add or remove. */
export type MendedRow = ConflictRow & { remedies: readonly Remedy[] }

export const isSeen = ({ seen }: Pick<ConflictRow, 'seen'>): boolean => (seen?.tables.length ?? 0) > 0
/** A table was asked and has no such route; false also where none was asked. */
export const isUnseen = ({ seen }: Pick<ConflictRow, 'seen'>): boolean => seen !== null && seen.tables.length === 0
