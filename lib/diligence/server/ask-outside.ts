/** Asks the registry, RIPEstat and an IRRd server about a block, now, because a reader wants to know. Kept for minutes, never stored. */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import type { Result } from '#lib/kernel/result.ts'
import type { Unanswered } from '#lib/kernel/unanswered.ts'
import { environment } from '#lib/platform/env.ts'
import {
  collectorsSource,
  marketNetworkSource,
  networkSource,
  routesRegisteredSource,
  routingHistorySource,
  routingNowSource,
} from '#lib/wiring.ts'
import type { OutsideAnswer, OutsideAnswers } from '../outside.ts'
import { chooseWorld } from './choose-world.ts'
import { KeptAnswers } from './kept-answers.ts'

const keptMs = 5 * 60_000
const mostKept = 1000

// Next bundles page and route apart from each other: one asks, the other shows.
declare global {
  var dotquadOutsideAnswers: KeptAnswers<OutsideAnswers> | undefined
}

function keptAnswers(): KeptAnswers<OutsideAnswers> {
  globalThis.dotquadOutsideAnswers ??= new KeptAnswers({ keptMs, mostKept })
  return globalThis.dotquadOutsideAnswers
}

/** What was answered about the block within the last five minutes; null where nobody asked. Asks nobody. */
export const findOutsideAnswers = (_actor: Actor, block: Prefix): OutsideAnswers | null =>
  keptAnswers().find(formatPrefix(block))

/** Public, as every dossier is. A service that answered within the last five minutes is not asked again. */
export async function askOutside(actor: Actor, block: Prefix): Promise<OutsideAnswers> {
  const kept = findOutsideAnswers(actor, block)
  const [network, routing, history, collectors, routeObjects] = await Promise.all([
    keptOr(kept?.network, () => askNetwork(block)),
    keptOr(kept?.routing, () => answerOf(mayAskAnybody(), () => routingNowSource(block))),
    keptOr(kept?.history, () => answerOf(mayAskAnybody(), () => routingHistorySource(block))),
    keptOr(kept?.collectors, () => answerOf(mayAskAnybody(), () => collectorsSource(block))),
    keptOr(kept?.routeObjects, () => answerOf(mayAskAnybody(), () => routesRegisteredSource(block))),
  ])
  const answers = { network, routing, history, collectors, routeObjects }
  keptAnswers().keep(formatPrefix(block), answers)
  return answers
}

const keptOr = async <T>(
  kept: OutsideAnswer<T> | undefined,
  ask: () => Promise<OutsideAnswer<T>>,
): Promise<OutsideAnswer<T>> => (kept && isFresh(kept) ? kept : ask())

/** By its own time: one of them may be asked again while the others still stand. */
const isFresh = (answer: OutsideAnswer<unknown>): boolean =>
  answer.state === 'answered' && Date.now() - Date.parse(answer.at) < keptMs

const mayAskAnybody = (): boolean => environment().DOTQUAD_NETWORK !== 'off'

/** The service that the operator named speaks of the market's world; of any other, the registry that IANA names. */
function askNetwork(block: Prefix) {
  const { DOTQUAD_WORLD, RDAP_BASE_URL } = environment()
  if (chooseWorld(block).id !== DOTQUAD_WORLD) return answerOf(mayAskAnybody(), () => networkSource(block))
  return answerOf(mayAskAnybody() || RDAP_BASE_URL !== undefined, () => marketNetworkSource(block))
}

/** Where nobody may be asked it says so instead of trying. */
async function answerOf<T>(mayAsk: boolean, ask: () => Promise<Result<T, Unanswered>>): Promise<OutsideAnswer<T>> {
  if (!mayAsk) return { state: 'offline' }
  const answer = await ask()
  const at = new Date().toISOString()
  return answer.ok ? { state: 'answered', at, value: answer.value } : { state: 'unanswered', at, reason: answer.error }
}
