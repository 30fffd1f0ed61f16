/** The stages of a deal as its page shows them: how long each took, how long it may take, and what happened in it. */
import { longestMs } from '#lib/kernel/duration.ts'
import { findState } from '#lib/processes/definition.ts'
import type { StageMark } from '#lib/processes/list-next.ts'
import type { Deal } from './deal.ts'
import type { ChainedEvent } from './event-hash.ts'
import type { DealDefinition, DealState, Party } from './vocabulary.ts'

export type StageLine = StageMark & {
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
  stages: readonly StageMark[]
  events: readonly ChainedEvent[]
  now: Date
}

/** Time that a deal spent in a stage it came back to is added up. */
export function describeStages({ definition, deal, stages, events, now }: Given): StageLine[] {
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
    return {
      ...stage,
      who: [...new Set(own.flatMap(({ waitsOn }) => waitsOn ?? []))],
      tookMs: took.get(stage.id) ?? null,
      // Where a deal can end, nobody is late before it is there.
      allowedMs: allowedIn(definition, been.length > 0 ? been : own.filter(isFirstOfOpen)),
      events: events.filter(({ from }) => stageOf(from) === stage.id),
    }
  })
}

/** The one that a stage begins with, where the deal cannot end in it. */
const isFirstOfOpen = (_: unknown, index: number, own: readonly DealState[]): boolean =>
  index === 0 && own.every(({ is }) => is === 'open')

/**
 * The first deadlines of these states in a row, reminders included. Null where one of them has none but an agreed term:
 * the time of that is nobody's lateness.
 */
function allowedIn({ deadlines }: DealDefinition, states: readonly DealState[]): number | null {
  const waits = states.map(({ id }) =>
    Math.min(...deadlines.flatMap(({ state, after }) => (state === id && after !== 'term' ? [longestMs(after)] : []))),
  )
  const whole = waits.reduce((sum, wait) => sum + wait, 0)
  return waits.length > 0 && Number.isFinite(whole) ? whole : null
}
