/** What the roles are called, and what each is for, where somebody chooses one. */
import type { Role } from '#lib/kernel/actor.ts'

/** Those that anybody may take at sign-up; an operator is made by the house alone. */
export const openRoles = ['buyer', 'seller', 'broker'] as const satisfies readonly Role[]

export type OpenRole = (typeof openRoles)[number]

export const roleWords: Record<Role, { name: string; purpose: string }> = {
  buyer: { name: 'Buyer', purpose: 'Buys, leases or rents blocks.' },
  seller: { name: 'Seller', purpose: 'Lists blocks that it holds.' },
  broker: { name: 'Broker', purpose: 'Acts for clients who gave it a mandate.' },
  operator: { name: 'Operator', purpose: 'Runs this market and sees every deal.' },
}
