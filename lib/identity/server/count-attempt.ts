/**
 * How often signing in may fail, and mail may be asked for. Counted for addresses without an account too, so that a
 * refusal tells nothing.
 *
 * Who fails is held up where they fail from. The owner of an account elsewhere feels it only after so many failures
 * as no single network can bring about, and then a link by mail is still a way in (OWASP, Authentication Cheat Sheet;
 * NIST SP 800-63B 5.2.2).
 */
import { createHash } from 'node:crypto'
import { type Counted, countRequest, forgiveRequest } from '#lib/platform/rate-limit.ts'
import { explainWait, type IdentityRefusal } from '../refusal.ts'

type Limit = { counted: Counted; who: string; says: string }

/** Keys of limits are of limited length, and hold no address of a person. */
const keyOf = (email: string) => createHash('sha256').update(email).digest('base64url')

const ofNetwork = (network: string): Limit => ({
  ...{ counted: 'sign-in', who: network },
  says: 'Too many failed sign-ins from your network address.',
})

const signInLimits = (email: string, network: string): Limit[] => [
  ofNetwork(network),
  {
    ...{ counted: 'sign-in-account', who: `${keyOf(email)}:${network}` },
    says: 'Too many failed sign-ins with this e-mail address from your network address. A link by mail still works.',
  },
  {
    ...{ counted: 'sign-in-anywhere', who: keyOf(email) },
    says: 'Too many failed sign-ins with this e-mail address, from everywhere. A link by mail still works.',
  },
]

const mailLimits = (email: string, network: string): Limit[] => [
  {
    ...{ counted: 'mail-to', who: `${keyOf(email)}:${network}` },
    says: 'Too much mail was asked for with this address. The newest one that came works.',
  },
  {
    ...{ counted: 'mail-anywhere', who: keyOf(email) },
    says: 'Too much mail was asked for with this address, from everywhere. The newest one that came works.',
  },
]

async function countAll(limits: readonly Limit[]): Promise<IdentityRefusal | null> {
  for (const { counted, who, says } of limits) {
    const wait = await countRequest(counted, who)
    if (wait !== null) return explainWait(says, wait)
  }
  return null
}

/** Before the password is looked at; taken back with `forgivePassword` where it was right. */
export const countPassword = (email: string, network: string) => countAll(signInLimits(email, network))

export async function forgivePassword(email: string, network: string): Promise<void> {
  for (const { counted, who } of signInLimits(email, network)) await forgiveRequest(counted, who)
}

/** Before a link is looked at; taken back with `forgiveLink` where it was good. */
export const countLink = (network: string) => countAll([ofNetwork(network)])

export const forgiveLink = (network: string): Promise<void> => forgiveRequest('sign-in', network)

/** Before anything is mailed to an address that anybody may have typed. */
export const countMail = (email: string, network: string) => countAll(mailLimits(email, network))
