import { listSnapshots, type WorldPlace } from '#lib/diligence/server/list-snapshots.ts'

/** A world with nothing imported answers null to everything: say why, on stderr. */
export function warnIfEmpty(place: WorldPlace): void {
  if (listSnapshots(place).length > 0) return
  const { world } = place
  process.stderr.write(`Nothing is imported in the world "${world}" yet: run dotquad sync --world ${world} first.\n`)
}
