/** What an account page knows: who somebody is, for whom, and where they are signed in. */
import type { Role } from '#lib/kernel/actor.ts'

export type Organisation = { id: string; name: string }

/** Somebody's place in one organisation. */
export type Affiliation = Organisation & { roles: readonly Role[] }

/** A mandate that is open: `client` lets `broker` act in its name. */
export type Mandate = { id: string; client: Organisation; broker: Organisation; grantedAt: Date }

export type OpenSession = {
  id: string
  openedBy: 'password' | 'link'
  /** What the browser calls itself. */
  userAgent: string
  createdAt: Date
  lastSeenAt: Date
  /** The one that asks. */
  isThis: boolean
}

/** Who is signed in, as the header and the account page say it. */
export type Account = {
  name: string
  email: string
  organisation: Affiliation
  /** The client acted for under a mandate, or null. */
  onBehalfOf: Organisation | null
}
