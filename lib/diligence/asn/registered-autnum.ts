/** What the registry of an AS number says of it by RDAP when a reader asks: declares the port and its answer. */
import type { Result } from '#lib/kernel/result.ts'
import type { Unanswered } from '#lib/kernel/unanswered.ts'
import type { RegisteredNetwork, RegistryTrail } from '../outside.ts'

/** One registration as RFC 9083 section 5.5 gives it. No contact: of a registrant its handle and an organisation's name. */
export type RegisteredAutnum = Pick<
  RegisteredNetwork,
  'handle' | 'name' | 'country' | 'status' | 'registrant' | 'registeredAt' | 'changedAt'
> & {
  /** A registry may answer with the block of numbers that the asked one was cut from. */
  first: number
  last: number
}

export type AutnumAnswer = { autnum: RegisteredAutnum; trail: RegistryTrail }

/** `not-found`: no registry has the number, or the one in charge has nothing of it. */
export type AutnumSource = (asn: number) => Promise<Result<AutnumAnswer, Unanswered>>
