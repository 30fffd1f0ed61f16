/**
 * Who may do what: the one table. A use case asks it before it reads or writes, a page before it shows a door.
 *
 * It knows roles and whose a thing is, and no thing itself: whose it is, the caller says as a list of parties.
 */
import { type Actor, actingOrganisation, type Role } from '#lib/kernel/actor.ts'

/** `any`: whosever it is. `own`: only where the organisation acted for is one of its parties. */
type Reach = 'any' | 'own'

/** Those whom no organisation's role describes. */
type Standing = 'visitor' | 'member' | 'system'

type Permission = Partial<Record<Role | Standing, Reach>>

const everybody: Permission = { visitor: 'any', member: 'any', system: 'any' }

export const permissions = {
  'read-public': everybody,
  'sign-up': { visitor: 'any', system: 'any' },
  'manage-own-account': { member: 'own' },
  'grant-mandate': { buyer: 'own', seller: 'own' },
  'act-under-mandate': { broker: 'own' },
  'claim-holder': { buyer: 'own', seller: 'own' },
  'link-holder': { operator: 'any', system: 'any' },
  'list-block': { seller: 'own', system: 'any' },
  'read-draft-listing': { seller: 'own', operator: 'any', system: 'any' },
  'open-deal': { buyer: 'own' },
  'read-deal': { buyer: 'own', seller: 'own', operator: 'any', system: 'any' },
  'work-on-deal': { buyer: 'own', seller: 'own', operator: 'any', system: 'any' },
  'watch-blocks': { member: 'own', system: 'any' },
  'oversee-market': { operator: 'any', system: 'any' },
  'edit-rules': { operator: 'any' },
} as const satisfies Record<string, Permission>

export type Permitted = keyof typeof permissions

const standingsOf = (actor: Actor): readonly (Role | Standing)[] =>
  actor.kind === 'member' ? ['member', ...actor.roles] : [actor.kind]

/**
 * Whether the actor may do it to a thing of these parties (ids of organisations). A thing without parties is
 * nobody's: only `any` reaches it. What is not allowed is answered as if it were not there (404).
 */
export function isAllowed(actor: Actor, what: Permitted, parties: readonly string[] = []): boolean {
  const permission: Permission = permissions[what]
  const reaches = standingsOf(actor).flatMap((standing) => permission[standing] ?? [])
  if (reaches.includes('any')) return true
  return reaches.includes('own') && actor.kind === 'member' && parties.includes(actingOrganisation(actor))
}
