/**
 * That a measured figure has left what is usual of it, or is steady again: each once.
 *
 * What is not known changes nothing: neither does it raise an alert, nor does it end one.
 */
import type { Sample, WindowId } from '../../baselines/baseline.ts'
import { type Drift, findDrift, type Leaving } from '../../baselines/drift.ts'
import { visibility } from '../../baselines/figures.ts'
import { tellFigure } from '../../baselines/tell-figure.ts'
import { visibilitySource } from '../../baselines/visibility.ts'
import { type Change, changeOf } from '../change.ts'
import { type ChangeKind, changeKinds, tiers } from '../change-kinds.ts'

/** The last that was told of a subject. */
export type Told = { readonly kind: ChangeKind; readonly after: string | null }

/** `beforeAsOf` and `afterAsOf`: the oldest and the newest sample that it rests on. */
export type MeasuredChange = Change & { readonly beforeAsOf: string; readonly afterAsOf: string }

/** Against the day's usual, and against the week's, which weighs more: an hour may be a bad one. */
export type LeftKinds = Readonly<Partial<Record<WindowId, ChangeKind>>>

export type Drifting = {
  readonly subject: string
  readonly source: string
  /** What has come about, as the beginning of a sentence's paragraph: `Fewer peers see the block.` */
  readonly lead: string
  readonly steady: string
  readonly kinds: LeftKinds
  readonly samples: readonly Sample[]
  /** `ease` below 1 asks whether it is still away from what is usual, if not as far: who hovers is told of once. */
  find(ease: number): Drift
  describe(value: number): string
  /** What it is now, in the same words. */
  level(): number
}

/** Half as far away as what is told is near enough. */
const nearEnough = 0.5

export function compareDrift(drifting: Drifting, told: Told | null): MeasuredChange | null {
  const toldKind = told !== null && Object.values(drifting.kinds).includes(told.kind) ? told.kind : null
  const drift = drifting.find(1)
  if (drift.state === 'leaving') return tellLeaving(drifting, drift, toldKind)
  if (toldKind === null || drift.state !== 'usual' || drifting.find(nearEnough).state !== 'usual') return null
  return date(drifting, {
    ...changeOf('figure-steady', {
      subject: drifting.subject,
      source: drifting.source,
      sentence: drifting.steady,
      before: told?.after ?? null,
      after: drifting.describe(drifting.level()),
    }),
  })
}

/** Not again, unless it weighs more than what was told. */
function tellLeaving(drifting: Drifting, leaving: Leaving, told: ChangeKind | null): MeasuredChange | null {
  const kind = drifting.kinds[leaving.against]
  if (kind === undefined || (told !== null && weightOf(kind) <= weightOf(told))) return null
  const { subject, source, lead, describe } = drifting
  const [before, after] = [describe(leaving.usual), describe(leaving.now)]
  return date(drifting, changeOf(kind, { subject, source, sentence: `${lead} ${leaving.sentence}`, before, after }))
}

const weightOf = (kind: ChangeKind): number => tiers.indexOf(changeKinds[kind].tier)

function date({ samples }: Drifting, change: Change): MeasuredChange {
  const moments = samples.map(({ at }) => at)
  const tell = (moment: number) => new Date(moment).toISOString()
  return { ...change, beforeAsOf: tell(Math.min(...moments)), afterAsOf: tell(Math.max(...moments)) }
}

export const visibilitySubject = 'visibility'

/** That nobody sees it any more is told as the withdrawal that it is. */
export function compareVisibility(samples: readonly Sample[], now: number, told: Told | null): MeasuredChange | null {
  const newest = samples.at(-1)
  if (newest === undefined || newest.value === 0) return null
  return compareDrift(
    {
      ...{ subject: visibilitySubject, source: visibilitySource, samples },
      lead: 'Fewer peers of the collector see it.',
      steady: 'As many peers of the collector see it as over the last week.',
      kinds: { day: 'visibility-left-day', week: 'visibility-left-week' },
      find: (ease) => findDrift(samples, { now, figure: visibility, ease }),
      describe: (value) => tellFigure(value, visibility.unit),
      level: () => newest.value,
    },
    told,
  )
}
