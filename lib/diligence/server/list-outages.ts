/** The required sources of a world that cannot be fetched now. */
import type { SystemActor } from '#lib/kernel/actor.ts'
import { currentSnapshots } from '../current-snapshots.ts'
import type { Outage } from '../outage.ts'
import { sourceCatalogue } from '../source-catalogue.ts'
import { readCatalogue } from './catalogue-store.ts'
import { readFetchStates } from './fetch-state-store.ts'
import type { WorldPlace } from './list-snapshots.ts'
import { worldFolder } from './world-folder.ts'

/** `at`: an ISO instant. For the house's own jobs, which tell the operators of them. */
export function listOutages(_actor: SystemActor, { dataDir, world }: WorldPlace, at: string): Outage[] {
  const folder = worldFolder(dataDir, world)
  const current = currentSnapshots(readCatalogue(folder).snapshots, at)
  const states = readFetchStates(folder)
  return sourceCatalogue.flatMap((source) => {
    const failure = states.find((state) => state.source === source.id)?.failure
    if (!(source.required && failure)) return []
    return [{ source, since: failure.since, sentence: failure.sentence, current: current.get(source.id) ?? null }]
  })
}
