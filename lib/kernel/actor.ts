/**
 * Who asks. Every page, handler and action begins by saying so, and every read and write takes the answer.
 *
 * What an actor may do is the policy table's to say (lib/identity/policy.ts).
 */

/** What an organisation is in the market. One may be several; `operator` runs the house. */
export type Role = 'buyer' | 'seller' | 'broker' | 'operator'

/** Somebody without an account, or whose account does not matter here. */
export type Visitor = { kind: 'visitor' }

/** Somebody signed in, for one organisation, or under a mandate for another. */
export type Member = {
  kind: 'member'
  userId: string
  sessionId: string
  /** The organisation whose member this is, also while acting for another. */
  organisationId: string
  /** What this actor may act as now: its organisation's roles, or under a mandate broker and the client's. */
  roles: readonly Role[]
  onBehalfOf: { organisationId: string; mandateId: string } | null
}

/** A named job or sweep of the house itself. */
export type SystemActor = { kind: 'system'; name: string }

export type Actor = Visitor | Member | SystemActor

const anonymous: Visitor = { kind: 'visitor' }

/** For pages that are the same for everybody: reads no cookie, so the answer may be cached. */
export const visitor = (): Visitor => anonymous

export const systemActor = (name: string): SystemActor => ({ kind: 'system', name })

/** Whose affairs are handled: the client's under a mandate, else one's own. */
export const actingOrganisation = (actor: Member): string => actor.onBehalfOf?.organisationId ?? actor.organisationId
