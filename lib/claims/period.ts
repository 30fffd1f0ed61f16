/** A stretch of time that includes its start and not its end, so that one lease may begin the moment another ends. */

/** `until` is null where nothing ends it yet. */
export type Period = { readonly from: Date; readonly until: Date | null }

/** True if they share a moment. */
export function overlapsPeriod(a: Period, b: Period): boolean {
  return endsAfter(a, b.from) && endsAfter(b, a.from)
}

const endsAfter = ({ until }: Period, moment: Date) => until === null || until.getTime() > moment.getTime()
