import type { ConflictRow } from './conflict-row.ts'

/** More than these nobody reads on a page; the command line gives all. */
const mostRows = 200
const mostDetailed = 40

export type ShownRows = {
  /** By address; where there are too many, those with warnings before the others. */
  rows: readonly ConflictRow[]
  /** Of these, the ones whose contradictions are told at length. */
  detailed: readonly ConflictRow[]
  left: number
}

export function chooseShownRows(all: readonly ConflictRow[]): ShownRows {
  const isWarned = ({ severity }: ConflictRow) => severity === 'warning' || severity === 'blocker'
  const chosen = new Set([...all.filter(isWarned), ...all.filter((row) => !isWarned(row))].slice(0, mostRows))
  const rows = all.filter((row) => chosen.has(row))
  const told = rows.filter(({ conflicts }) => conflicts.length > 0)
  const first = new Set([...told.filter(isWarned), ...told.filter((row) => !isWarned(row))].slice(0, mostDetailed))
  return { rows, detailed: told.filter((row) => first.has(row)), left: all.length - rows.length }
}
