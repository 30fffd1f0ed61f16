/** Asks RIPEstat which networks stand beside an AS, now, because a reader wants to know. */
import type { Actor } from '#lib/kernel/actor.ts'
import { neighboursSource } from '#lib/wiring.ts'
import { failureKeptMs } from '../ask-again.ts'
import type { NeighboursSeen } from '../asn/neighbours.ts'
import type { OutsideAnswer } from '../outside.ts'
import { answerOf, fresh, mayAskAnybody } from './answer-of.ts'
import { findNeighbours, keepNeighbours } from './neighbour-answers.ts'

type Answer = OutsideAnswer<NeighboursSeen>

/** An AS that is being asked about is asked once. */
const underWay = new Map<number, Promise<Answer>>()

/** Public, as every dossier is. An answer stands five minutes, and a failure two. */
export async function askNeighbours(actor: Actor, asn: number): Promise<Answer> {
  const known = fresh(findNeighbours(actor, asn), failureKeptMs)
  if (known) return known
  const asking = underWay.get(asn) ?? ask(asn).finally(() => underWay.delete(asn))
  underWay.set(asn, asking)
  return asking
}

async function ask(asn: number): Promise<Answer> {
  const answer = await answerOf(mayAskAnybody(), () => neighboursSource(asn))
  keepNeighbours(asn, answer)
  return answer
}
