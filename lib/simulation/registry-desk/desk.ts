/** The registries of a simulated world as they stand now: its facts, and the journal that changes them. */
import { birthOf } from '../world/birth.ts'
import { type Day, momentOfInstant } from '../world/day.ts'
import { appendEvents, journalSize, readEvents } from '../world/event-journal.ts'
import { newestPublishedDay } from '../world/publication.ts'
import { buildWorld, type World } from '../world/world.ts'
import type { WorldEvent } from '../world/world-event.ts'

/** The world at one moment. */
export type DeskView = {
  world: World
  events: readonly WorldEvent[]
  /** ISO instant, to the second. */
  at: string
  /** The same moment in days. */
  day: Day
  /** Where the market's own pages are; null where nobody said so. */
  marketUrl: string | null
}

export type Desk = {
  look(): Promise<DeskView>
  /** Writes down what was done; it stands from the next look on. */
  record(events: readonly WorldEvent[]): void
}

export type DeskPlace = { worldFolder: string; now: () => Promise<Date>; marketUrl?: string | null }

/** `now` is the world's time; `worldFolder` holds its birth and its journal, which this desk alone writes. */
export function openDesk({ worldFolder, now, marketUrl = null }: DeskPlace): Desk {
  let known: { size: number; events: readonly WorldEvent[]; world: World } | null = null

  const current = (at: string) => {
    const size = journalSize(worldFolder)
    if (known?.size !== size) {
      const events = readEvents(worldFolder)
      const world = buildWorld({ ...birthOf(worldFolder, newestPublishedDay(at)), events })
      known = { size, events, world }
    }
    return known
  }

  return {
    async look() {
      const at = `${(await now()).toISOString().slice(0, 19)}Z`
      const { events, world } = current(at)
      // What was written down in this second counts at once.
      return { world, events, at, day: momentOfInstant(at) + momentAfter, marketUrl }
    },
    record: (events) => appendEvents(worldFolder, events),
  }
}

/** Half a second, in days: a fact stands from after its own second on. */
const momentAfter = 0.5 / 86_400
