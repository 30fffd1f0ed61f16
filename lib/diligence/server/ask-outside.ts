/** Asks the registry, RIPEstat and an IRRd server about a block, now, because a reader wants to know. */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { environment } from '#lib/platform/env.ts'
import {
  collectorsSource,
  marketNetworkSource,
  networkSource,
  routesRegisteredSource,
  routingHistorySource,
  routingNowSource,
} from '#lib/wiring.ts'
import { failureKeptMs } from '../ask-again.ts'
import type { NetworkAnswer, OutsideAnswer, OutsideAnswers } from '../outside.ts'
import { readingOf } from '../registration-reading.ts'
import { answerOf, fresh, mayAskAnybody } from './answer-of.ts'
import { isOfMarket } from './choose-world.ts'
import { keepAnswer } from './keep-answer.ts'
import { findOutsideAnswers, keepOutsideAnswers } from './outside-answers.ts'

/** Public, as every dossier is. A service that answered within the last five minutes is not asked again. */
export async function askOutside(actor: Actor, block: Prefix): Promise<OutsideAnswers> {
  const kept = findOutsideAnswers(actor, block)
  const [network, routing, history, collectors, routeObjects] = await Promise.all([
    askRegistration(actor, block),
    fresh(kept?.routing) ?? answerOf(mayAskAnybody(), () => routingNowSource(block)),
    fresh(kept?.history) ?? answerOf(mayAskAnybody(), () => routingHistorySource(block)),
    fresh(kept?.collectors) ?? answerOf(mayAskAnybody(), () => collectorsSource(block)),
    fresh(kept?.routeObjects) ?? answerOf(mayAskAnybody(), () => routesRegisteredSource(block)),
  ])
  return keepOutsideAnswers(block, { network, routing, history, collectors, routeObjects })
}

/**
 * The registry alone. What it says of the registration of a block of the market's world is written down, and why it
 * did not; so a failure is remembered too, lest every try be a row.
 */
export async function askRegistration(actor: Actor, block: Prefix): Promise<OutsideAnswer<NetworkAnswer>> {
  const known = fresh(findOutsideAnswers(actor, block)?.network, failureKeptMs)
  if (known) return known
  const question = formatPrefix(block)
  const asking = underWay.get(question) ?? askAndKeep(actor, block).finally(() => underWay.delete(question))
  underWay.set(question, asking)
  return asking
}

/** A block that is being asked about is asked once. */
const underWay = new Map<string, Promise<OutsideAnswer<NetworkAnswer>>>()

async function askAndKeep(actor: Actor, block: Prefix): Promise<OutsideAnswer<NetworkAnswer>> {
  const network = await askNetwork(block)
  keepOutsideAnswers(block, { network })
  if (isOfMarket(block) && network.state !== 'offline') {
    const { state } = network
    await keepAnswer(actor, {
      ...{ block, service: 'registration' },
      said:
        state === 'answered' ? { answer: readingOf(network.at, network.value.network) } : { reason: network.reason },
    })
  }
  return network
}

/** The service that the operator named speaks of the market's world; of any other, the registry that IANA names. */
function askNetwork(block: Prefix) {
  if (!isOfMarket(block)) return answerOf(mayAskAnybody(), () => networkSource(block))
  const isNamed = environment().RDAP_BASE_URL !== undefined
  return answerOf(mayAskAnybody() || isNamed, () => marketNetworkSource(block))
}
