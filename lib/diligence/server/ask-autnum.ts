/** Asks the registry of an AS number who holds it, now, because a reader wants to know. */
import type { Actor } from '#lib/kernel/actor.ts'
import { environment } from '#lib/platform/env.ts'
import { autnumSource, marketAutnumSource } from '#lib/wiring.ts'
import { failureKeptMs } from '../ask-again.ts'
import { examineAsn } from '../asn/examine-asn.ts'
import type { AutnumAnswer } from '../asn/registered-autnum.ts'
import { whyHolderUnasked } from '../asn/why-holder-unasked.ts'
import type { OutsideAnswer } from '../outside.ts'
import { answerOf, fresh, mayAskAnybody } from './answer-of.ts'
import { findAutnum, keepAutnum } from './autnum-answers.ts'
import { chooseWorldOfAsn, isOfMarketAsn } from './choose-world.ts'
import { openWorldNow } from './open-world-now.ts'

type Answer = OutsideAnswer<AutnumAnswer>

/** A number that is being asked about is asked once. */
const underWay = new Map<number, Promise<Answer>>()

/**
 * Public, as every dossier is. An answer stands five minutes, and a failure two. Null of a number that nobody holds, or
 * of which nobody can tell whether anybody does.
 */
export async function askAutnum(actor: Actor, asn: number): Promise<Answer | null> {
  const known = fresh(findAutnum(actor, asn), failureKeptMs)
  if (known) return known
  const now = await openWorldNow(chooseWorldOfAsn(asn))
  if (!now.ok || whyHolderUnasked(examineAsn(asn, now.value.open(), now.value.at)) !== null) return null
  const asking = underWay.get(asn) ?? ask(asn).finally(() => underWay.delete(asn))
  underWay.set(asn, asking)
  return asking
}

async function ask(asn: number): Promise<Answer> {
  const answer = await askRegistry(asn)
  keepAutnum(asn, answer)
  return answer
}

/** The service that the operator named speaks of the market's world; of any other, the registry that IANA names. */
function askRegistry(asn: number): Promise<Answer> {
  if (!isOfMarketAsn(asn)) return answerOf(mayAskAnybody(), () => autnumSource(asn))
  const isNamed = environment().RDAP_BASE_URL !== undefined
  return answerOf(mayAskAnybody() || isNamed, () => marketAutnumSource(asn))
}
