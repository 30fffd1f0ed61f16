/** Whom its registry names as holder of the AS number, where a reader had it asked: a name, why there is none, or why not asked. */
import { formatAsn } from '#lib/address-space/asn.ts'
import { registryTitle } from '#lib/registry/rir.ts'
import type { OutsideAnswer } from '../../outside.ts'
import { failureWords } from '../../outside-failure.ts'
import type { Unknown } from '../../statements/unknowns.ts'
import { hostOf, sayAsked, sayRegistrant, toldBy } from '../../told-registrant.ts'
import type { AsnDossier } from '../asn-dossier.ts'
import { heldAsns } from '../asn-holder.ts'
import type { AutnumAnswer } from '../registered-autnum.ts'
import type { WhyUnasked } from '../why-holder-unasked.ts'

/** `canAsk`: this house may ask the registries of the AS's world. `answer` is null where nobody asked lately. */
export type AskedHolder = { canAsk: boolean; unasked: WhyUnasked | null; answer: OutsideAnswer<AutnumAnswer> | null }

/** Null where no registry was heard or tried. */
export function sayAskedHolder({ registrations }: AsnDossier, { answer }: AskedHolder): string | null {
  if (answer === null || answer.state === 'offline') return null
  if (answer.state === 'answered') return sayAnswer(answer.value, answer.at)
  const [listed] = heldAsns(registrations ?? [])
  if (answer.reason !== 'not-found') return `${sayAsked(null, answer.at)} ${failureWords[answer.reason]}.`
  const against = listed
    ? `, though ${registryTitle(listed.registry)} lists it in its statistics: one of the two errs`
    : ''
  return `${sayAsked(null, answer.at)} has nothing there${against}.`
}

function sayAnswer({ autnum, trail }: AutnumAnswer, at: string): string {
  const { first, last, registrant } = autnum
  const who =
    registrant === null
      ? `${sayAsked(hostOf(trail), at)} names no registrant.`
      : sayRegistrant(toldBy({ registrant, trail, at }))
  const of = first === last ? '' : ` It answers for ${formatAsn(first)} to ${formatAsn(last)} as one registration.`
  return `${who}${of}`
}

const whoIsBehind = 'Who is behind it'
const onlyAnId = `${whoIsBehind}: statistics give an opaque id of the holder`

/** Null where an organisation is named. */
export function untoldHolder({ asn }: AsnDossier, { canAsk, unasked, answer }: AskedHolder): Unknown | null {
  if (answer?.state === 'answered') {
    if (answer.value.autnum.registrant?.name != null) return null
    return { answer: 'nothing-found', text: `${whoIsBehind}: its registry was asked, and names no organisation.` }
  }
  if (answer?.state === 'unanswered') {
    const isSilent = answer.reason !== 'not-found'
    return {
      answer: isSilent ? 'failed' : 'nothing-found',
      text: `${whoIsBehind}: its registry was asked, and ${failureWords[answer.reason]}.`,
    }
  }
  return { answer: 'not-checked', text: sayUnasked(formatAsn(asn), { canAsk, unasked, isOffline: answer !== null }) }
}

type Unasked = Pick<AskedHolder, 'canAsk' | 'unasked'> & { isOffline: boolean }

function sayUnasked(asn: string, { canAsk, unasked, isOffline }: Unasked): string {
  if (unasked === 'set-aside') return `${whoIsBehind}: no registry is asked, since IANA set ${asn} aside.`
  if (unasked === 'unallocated') return `${whoIsBehind}: no registry is asked, since none lists ${asn} as held.`
  if (isOffline) return `${onlyAnId}, and this house asks no service outside.`
  return `${onlyAnId}. Its registry’s RDAP gives a name${canAsk ? ', and is asked below' : ''}.`
}
