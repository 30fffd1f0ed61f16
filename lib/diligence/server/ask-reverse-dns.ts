/** Asks DNS for the reverse zones of a block, now, because a reader wants to know, and writes down what it said. */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { openReverseDns } from '#lib/wiring.ts'
import { failureKeptMs, keptMs } from '../ask-again.ts'
import { isOfMarket } from './choose-world.ts'
import { keepAnswer } from './keep-answer.ts'
import { KeptAnswers } from './kept-answers.ts'
import { openReachability } from './open-reachability.ts'

/** Blocks that were asked about lately are not asked about again; one that is being asked about is asked once. */
const lately = new KeptAnswers<true>({ keptMs, mostKept: 1000 })
/** Each try is a row, and so are those without an answer. */
const failedLately = new KeptAnswers<true>({ keptMs: failureKeptMs, mostKept: 1000 })
const underWay = new Map<string, Promise<void>>()

/** Public, as every dossier is. Asks nobody about a block of another world, and nobody without a resolver. */
export function askReverseDns(actor: Actor, block: Prefix): Promise<void> {
  const question = formatPrefix(block)
  if (lately.find(question) ?? failedLately.find(question)) return Promise.resolve()
  const asking = underWay.get(question) ?? ask(actor, block).finally(() => underWay.delete(question))
  underWay.set(question, asking)
  return asking
}

async function ask(actor: Actor, block: Prefix): Promise<void> {
  const source = isOfMarket(block) ? openReverseDns() : null
  if (source === null) return
  // Without IANA's registry nobody knows which addresses are public, and none that a zone names is asked.
  const isPublic = (await openReachability()) ?? (() => false)
  const answer = await source(block, isPublic)
  const memory = answer.ok ? lately : failedLately
  memory.keep(formatPrefix(block), true)
  await keepAnswer(actor, {
    ...{ block, service: 'reverse-dns' },
    said: answer.ok ? { answer: answer.value } : { reason: answer.error },
  })
}
