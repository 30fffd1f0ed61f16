/** Every definition, walked at random by everybody at once: whatever is asked for, when, and whatever is true by then. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { money } from '#lib/kernel/money.ts'
import { movesFrom } from '#lib/processes/decide.ts'
import { findState, type Instance } from '#lib/processes/definition.ts'
import { begin, evolveAll } from '#lib/processes/evolve.ts'
import { listDeadlines } from '#lib/processes/list-next.ts'
import { factsOf, measuredOf } from '#tests/support/deal.ts'
import type { DealFacts } from '../facts.ts'
import { definitions } from '../find-definition.ts'
import { guards } from '../guards.ts'
import { planAutomatic, planCommand } from '../plan-events.ts'
import type { DealDefinition, DealEvidence, DealProcessEvent, Party } from '../vocabulary.ts'

const start = new Date('2026-11-24T12:00:00Z')
const asked = money('USD', 103_000n)
const parties = ['buyer', 'seller', 'operator', 'system'] as const
const anyAnswer = fc.constantFrom(true, true, false, null)
const waysOut = ['cancelled', 'lapsed', 'refunding']
const anyCommand = fc.constantFrom(
  ...new Set(definitions.flatMap(({ transitions }) => transitions.map((one) => one.command))),
  'steal',
)

const allEvidence: DealEvidence = {
  ...{ order: {}, 'preapproval-ticket': {}, dossier: {}, signature: {}, 'registry-ticket': {} },
  ...{ reason: {}, payment: {}, refund: {}, measurement: {} },
}

const anyMeasured = fc
  .record({
    byRegistry: anyAnswer,
    bySecondSource: anyAnswer,
    isAuthorised: anyAnswer,
    isAnnounced: anyAnswer,
    isCleanedUp: anyAnswer,
  })
  .map(({ byRegistry, bySecondSource, ...rest }) =>
    measuredOf({ holder: { byRegistry, bySecondSource, asOf: start }, announcedAsOf: start, ...rest }),
  )

/** `fund` is the house's own: it comes with the money held and the claim committed, or not at all. */
const anyStep = fc.record({
  /** Which of the moves that there are from here; or any command by anybody. */
  choice: fc.nat(30),
  /** Most people want their deal to come to its end: else no walk would get far. */
  isOnward: fc.constantFrom(true, true, true, false),
  stray: fc.option(fc.record({ name: anyCommand, party: fc.constantFrom(...parties) }), { freq: 4 }),
  hours: fc.integer({ min: 0, max: 2000 }),
  isFunding: fc.boolean(),
  isRefunded: fc.boolean(),
  hasRefundFailed: fc.boolean(),
  isControlProven: fc.boolean(),
  measured: fc.option(anyMeasured),
})
type Step = ReturnType<typeof anyStep.generate>['value']
type Given = Pick<DealFacts, 'isRefunded' | 'hasRefundFailed' | 'isControlProven' | 'measured'>
type Asked = { name: string; party: Party }
type Walk = { instance: Instance; events: DealProcessEvent[]; now: Date }

/** The command, or, where it is refused, what the house does by itself at that moment. */
function step(definition: DealDefinition, walk: Walk, given: Asked & Given & { at: Date; isFunding: boolean }): Walk {
  const { name, party, at, isFunding, ...measured } = given
  const paid = isFunding ? { held: asked, claim: 'committed' as const } : {}
  const facts = factsOf({ ...measured, ...paid, asked, now: at, preapproval: 'needed' })
  const rules = { definition, guards }
  const planned = planCommand(rules, walk.instance, { name, party, at, facts, evidence: allEvidence })
  const plan = planned.ok ? planned.value : planAutomatic(rules, walk.instance, { at, facts, evidence: allEvidence })
  return { instance: plan.instance, events: [...walk.events, ...plan.events], now: at }
}

function walkOf(definition: DealDefinition, steps: readonly Step[]) {
  let walk: Walk = { instance: begin(definition, start), events: [], now: start }
  for (const { choice, isOnward, stray, hours, ...given } of steps) {
    const all = movesFrom(definition, walk.instance.state)
    const onward = all.filter(({ from, to }) => to !== from && !waysOut.includes(to))
    const moves = isOnward && onward.length > 0 ? onward : all
    const move = moves[choice % Math.max(moves.length, 1)]
    const wanted = stray ?? { name: move?.command ?? 'steal', party: move?.by[choice % move.by.length] ?? 'buyer' }
    walk = step(definition, walk, { ...given, ...wanted, at: new Date(walk.now.getTime() + hours * 3_600_000) })
  }
  return walk
}

const count = (events: readonly DealProcessEvent[], act: string) =>
  events.flatMap(({ acts }) => acts).filter((one) => one === act).length

/** What the house can still do when nobody else does anything: time passes, a refund goes through, the operator ends the rest. */
function* lastResorts(definition: DealDefinition, instance: Instance): Generator<Asked> {
  const ends = listDeadlines(definition, instance, { term: 'P3M', usual: 'P28D' }).filter(({ repeats }) => !repeats)
  const [first] = ends.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
  if (first) yield { name: first.command, party: 'system' }
  yield { name: 'confirm-refund', party: 'system' }
  yield { name: 'end-without-proof', party: 'operator' }
}

function runOut(definition: DealDefinition, walk: Walk): Walk {
  const quiet = { isFunding: false, isRefunded: true, hasRefundFailed: false, isControlProven: true, measured: null }
  for (const wanted of lastResorts(definition, walk.instance)) {
    const next = step(definition, walk, { ...quiet, ...wanted, at: walk.now })
    if (next.instance.version > walk.instance.version) return runOut(definition, next)
  }
  return walk
}

describe.each(definitions.map((definition) => ({ name: definition.name, definition })))(
  'in a $name',
  ({ definition }) => {
    const anyWalk = fc.array(anyStep, { maxLength: 60, size: 'max' })

    test('the walks reach every state', () => {
      const walks = fc.sample(anyWalk, { numRuns: 400, seed: 1 }).map((steps) => walkOf(definition, steps))
      const reached = new Set(walks.flatMap(({ events }) => events.map(({ to }) => to)))
      expect(
        definition.states.map(({ id }) => id).filter((id) => !reached.has(id) && id !== definition.initial),
      ).toEqual([])
    })

    test('no sequence of commands leaves the definition, and the events alone lead to where it stands', () => {
      fc.assert(
        fc.property(anyWalk, (steps) => {
          const { instance, events } = walkOf(definition, steps)
          expect(findState(definition, instance.state)).not.toBeNull()
          expect(evolveAll(definition, begin(definition, start), events)).toEqual(instance)
          for (const { command, from, to, party } of events) {
            const move = definition.transitions.find((one) => one.command === command && one.from === from)
            expect([move?.to, move?.by.includes(party)]).toEqual([to, true])
          }
        }),
        { numRuns: 500 },
      )
    })

    test('money that is held is released or owed back, once, and never both', () => {
      fc.assert(
        fc.property(anyWalk, (steps) => {
          const { instance, events } = walkOf(definition, steps)
          const funded = events.filter(({ command }) => command === 'fund').length
          const settled = count(events, 'release-money') + count(events, 'owe-refund')
          expect(funded).toBeLessThanOrEqual(1)
          expect(funded - settled).toBe(findState(definition, instance.state)?.holds === 'money' ? 1 : 0)
        }),
        { numRuns: 500 },
      )
    })

    test('from wherever a walk has led, time and the house alone lead to an end', () => {
      fc.assert(
        fc.property(anyWalk, (steps) => {
          const { instance, events } = runOut(definition, walkOf(definition, steps))
          expect(findState(definition, instance.state)?.is).not.toBe('open')
          const funded = events.some(({ command }) => command === 'fund')
          expect(count(events, 'release-money') + count(events, 'owe-refund')).toBe(funded ? 1 : 0)
          if (instance.state === 'refunded' || instance.state === 'cancelled')
            expect(count(events, 'release-claim')).toBeGreaterThan(0)
        }),
        { numRuns: 300 },
      )
    })
  },
)
