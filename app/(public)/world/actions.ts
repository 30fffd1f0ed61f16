'use server'

import { redirect } from 'next/navigation'
import { moveToNextDeadline } from '#lib/deals/server/move-to-next-deadline.ts'
import { toNextDeadline } from '#lib/diligence/clock-steps.ts'
import { moveWorldClock } from '#lib/diligence/server/move-world-clock.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { worldImportPath, worldPath } from '#lib/paths.ts'

/** A step that is not offered, or a world whose time is real, leads back to the page, which says so. */
export async function moveTime(fields: FormData): Promise<void> {
  const actor = visitor()
  const step = String(fields.get('step'))
  const moved = await (step === toNextDeadline ? moveToNextDeadline(actor) : moveWorldClock(actor, step))
  redirect(moved.ok && moved.value.job !== null ? worldImportPath(moved.value.job) : worldPath)
}
