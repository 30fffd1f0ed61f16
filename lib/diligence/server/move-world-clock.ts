/** Sets the time of a world that is played ahead, and has what its sources published meanwhile imported. */
import type { Actor } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { environment } from '#lib/platform/env.ts'
import { requestJob } from '#lib/platform/request-job.ts'
import { findClockStep } from '../clock-steps.ts'
import { worlds } from '../worlds.ts'
import { importJob } from './import-job.ts'
import { advanceClock, advanceClockTo } from './world-clock-store.ts'

export type ClockRefusal = { code: 'not-movable' | 'no-such-step'; message: string }

/** `job` is the import that was asked for; null where one waits already. The market follows when it is done. */
export type ClockMoved = { at: string; job: string | null }

/** Whoever plays in the world may move its time, for everybody. */
export async function moveWorldClock(_actor: Actor, stepId: string): Promise<Result<ClockMoved, ClockRefusal>> {
  const step = findClockStep(stepId)
  if (!isMovable()) return err(notMovable)
  if (!step) return err({ code: 'no-such-step', message: 'Choose one of the steps that are offered.' })
  return ok(await followed(await advanceClock(step.seconds)))
}

/** The same, to a moment; one that is past moves nothing. */
export async function moveWorldClockTo(_actor: Actor, moment: Date): Promise<Result<ClockMoved, ClockRefusal>> {
  return isMovable() ? ok(await followed(await advanceClockTo(moment))) : err(notMovable)
}

/**
 * The same for whoever imports what follows on its own account, as a first start does before a worker is there to be
 * asked.
 */
export function advanceWorldClock(_actor: Actor, seconds: number): Promise<Date> {
  return advanceClock(seconds)
}

const notMovable: ClockRefusal = {
  code: 'not-movable',
  message: 'The time of this world is real: it cannot be moved.',
}

const isMovable = () => worlds.find(({ id }) => id === environment().DOTQUAD_WORLD)?.clockMovable ?? false

const followed = async (at: Date): Promise<ClockMoved> => ({ at: at.toISOString(), job: await requestJob(importJob) })
