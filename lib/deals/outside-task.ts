/** What a party does at a registry or a router for its deal to go on, with the values that are measured afterwards. */
import { formatAsn } from '#lib/address-space/asn.ts'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import { registrationFormsPath } from '#lib/registry/registration-forms.ts'
import { registryInSentence } from '#lib/registry/rir.ts'
import { type Deal, type DealTerms, recipientRegistryOf } from './deal.ts'
import type { Party } from './vocabulary.ts'

type Worded = { block: string; registry: string; buyersRegistry: string; recipient: string; asn: string }

const sale: Readonly<Record<string, (words: Worded) => string>> = {
  'funded seller': ({ block, registry, recipient }) =>
    `Ask ${registry} to transfer exactly ${block} to ${recipient}, and give the number of the request here.`,
  'submitted seller': ({ registry }) => `Answer ${registry} where it asks you for something.`,
  'undecided seller': ({ registry }) =>
    `Find out what ${registry} does with your request: say here if it is refused, or withdraw it there and say so.`,
  'submitted buyer': ({ block, buyersRegistry, recipient }) =>
    `Answer ${buyersRegistry} where it asks you for something; ${block} comes to ${recipient}.`,
  'tail seller': ({ block }) =>
    `Remove your ROAs and route objects for ${block}, and withdraw what you announce of it. A wider route that covers it has to go too: announce what you keep in parts.`,
}

const tenancy: Readonly<Record<string, (words: Worded) => string>> = {
  'funded seller': ({ block, asn }) => `Publish a ROA and a route object for ${block} and ${asn}.`,
  'authorised buyer': ({ block, asn }) => `Announce ${block} from ${asn}.`,
  'ending buyer': ({ block, asn }) => `Withdraw ${block} and every part of it from ${asn} when the return begins.`,
  'offboarding buyer': ({ block, asn }) => `Withdraw ${block} and every part of it from ${asn}.`,
  'offboarding seller': ({ block, asn }) => `Remove the ROA and the route object for ${block} and ${asn}.`,
}

type Dealt = Pick<Deal, 'kind' | 'state' | 'block' | 'registry'> & {
  terms: Pick<DealTerms, 'recipientHolderId' | 'recipientRegistry' | 'asn'>
}

/** Null where this party has nothing to do outside. `buyerName`: as the registry lists its members. */
export function sayOutsideTask(
  { kind, state, block, registry, terms }: Dealt,
  { party, buyerName }: { party: Party; buyerName: string },
): string | null {
  const say = (kind === 'sale' ? sale : tenancy)[`${state} ${party}`]
  if (!say) return null
  return say({
    block: formatPrefix(block),
    registry: registryInSentence(registry),
    buyersRegistry: registryInSentence(recipientRegistryOf({ registry, terms })),
    recipient: terms.recipientHolderId === null ? buyerName : `${buyerName} (${terms.recipientHolderId})`,
    asn: terms.asn === null ? 'the lessee’s AS' : formatAsn(terms.asn),
  })
}

/** The registries' counter with the forms for it filled in. */
export function portalPath({
  block,
  terms: { asn, recipientHolderId },
}: Pick<Dealt, 'block'> & { terms: Pick<DealTerms, 'recipientHolderId' | 'asn'> }): string {
  return registrationFormsPath(block, {
    ...(asn !== null && { asn: formatAsn(asn) }),
    ...(recipientHolderId !== null && { to: recipientHolderId }),
  })
}
