/** The stages of a deal as its page shows them: how long each took, how long it may take, and what happened in it. */
import { longestMs } from '#lib/kernel/duration.ts'
import { findState, lengthOf, type OwnLengths } from '#lib/processes/definition.ts'
import type { StageMark } from '#lib/processes/list-next.ts'
import type { Deal } from './deal.ts'
import type { ChainedEvent } from './event-hash.ts'
import type { DealDefinition, DealState, Party } from './vocabulary.ts'

export type StageLine = Omit<StageMark, 'is'> & {
  /** `not-needed`: the deal goes on without it. `broken-off`: the deal left it without having done it. */
  readonly is: StageMark['is'] | 'not-needed' | 'broken-off'
  /** Done by the word of this party, which nobody here checked; null where it was not. */
  readonly saidBy: Party | null
  /** Whose turn it is in it, in order, each once. */
  readonly who: readonly Party[]
  /** Milliseconds so far; null where it never began. */
  readonly tookMs: number | null
  /** Until somebody is late; null where nobody can be. */
  readonly allowedMs: number | null
  readonly events: readonly ChainedEvent[]
}

type Given = {
  definition: DealDefinition
  deal: Pick<Deal, 'state' | 'openedAt'>
  own: OwnLengths
  stages: readonly StageMark[]
  events: readonly ChainedEvent[]
  now: Date
}

/** Time that a deal spent in a stage it came back to is added up. */
export function describeStages({ definition, deal, own: lengths, stages, events, now }: Given): StageLine[] {
  const stageOf = (state: string) => findState(definition, state)?.stage
  const visited = new Set([...events.map(({ from }) => from), deal.state])
  const isOver = findState(definition, deal.state)?.is !== 'open'
  const took = new Map<string | undefined, number>()
  const spend = (state: string, from: Date, to: Date) => {
    const stage = stageOf(state)
    took.set(stage, (took.get(stage) ?? 0) + to.getTime() - from.getTime())
  }
  let since = deal.openedAt
  for (const { from, at } of events) {
    spend(from, since, at)
    since = at
  }
  if (!isOver) spend(deal.state, since, now)
  return stages.map((stage) => {
    const own = definition.states.filter((state) => state.stage === stage.id)
    const been = own.filter(({ id }) => visited.has(id))
    const happened = events.filter(({ from }) => stageOf(from) === stage.id)
    const left = happened.findLast(({ to }) => stageOf(to) !== stage.id)
    return {
      ...{ id: stage.id, title: stage.title, is: refine(stage.is, { left, isUndone: undone.includes(deal.state) }) },
      saidBy: stage.is === 'past' && left && hasWord(left) ? partyIn(left) : null,
      who: [...new Set(own.flatMap(({ waitsOn }) => waitsOn ?? []))],
      tookMs: took.get(stage.id) ?? null,
      // Where a deal can end, nobody is late before it is there.
      allowedMs: allowedIn({ definition, lengths }, been.length > 0 ? been : own.filter(isFirstOfOpen)),
      events: happened,
    }
  })
}

/** Where a deal is that came to nothing. */
const undone: readonly string[] = ['cancelled', 'refunding', 'refund-stuck', 'refunded']
/** A stage that is left by these was not done, though the deal went on. */
const givesUp: readonly string[] = ['end-without-proof', 'close-with-leftovers']

function refine(
  is: StageMark['is'],
  { left, isUndone }: { left: ChainedEvent | undefined; isUndone: boolean },
): StageLine['is'] {
  if (is === 'skipped') return isUndone ? 'skipped' : 'not-needed'
  if (is !== 'past' || !left) return is
  if (left.command === 'skip-preapproval') return 'not-needed'
  return undone.includes(left.to) || givesUp.includes(left.command) ? 'broken-off' : 'past'
}

/** A number that a party typed: no registry lets anybody else read its requests. */
const hasWord = ({ evidence }: ChainedEvent): boolean =>
  'preapproval-ticket' in evidence || 'registry-ticket' in evidence

const partyIn = ({ party }: ChainedEvent): Party | null =>
  party === 'buyer' || party === 'seller' || party === 'operator' ? party : null

/** How far it came, as a sentence; stages that it does not need are not counted. */
export function sayProgress(
  stages: readonly Pick<StageLine, 'is'>[],
  { id, is }: Pick<DealState, 'id' | 'is'>,
): string {
  const needed = stages.filter((stage) => stage.is !== 'not-needed').length
  const done = stages.filter((stage) => stage.is === 'past').length + (is === 'done' ? 1 : 0)
  return undone.includes(id)
    ? `It ended after ${done} of ${needed} stages.`
    : `${done} of ${needed} stages are behind it.`
}

/** The one that a stage begins with, where the deal cannot end in it. */
const isFirstOfOpen = (_: unknown, index: number, own: readonly DealState[]): boolean =>
  index === 0 && own.every(({ is }) => is === 'open')

/**
 * The first deadlines of these states in a row, reminders included. Null where one of them has none but an agreed term:
 * the time of that is nobody's lateness.
 */
function allowedIn(
  { definition, lengths }: { definition: DealDefinition; lengths: OwnLengths },
  states: readonly DealState[],
): number | null {
  const waits = states.map(({ id }) => {
    const due = definition.deadlines.filter(({ state, after }) => state === id && after !== 'term')
    return Math.min(...due.flatMap(({ after }) => lengthOf(after, lengths) ?? []).map(longestMs))
  })
  const whole = waits.reduce((sum, wait) => sum + wait, 0)
  return waits.length > 0 && Number.isFinite(whole) ? whole : null
}
