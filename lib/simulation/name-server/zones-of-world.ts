/** The zones of a simulated world as they stand, made anew every few seconds while somebody asks: lists are no faster. */
import { type DeskPlace, openDesk } from '../registry-desk/desk.ts'
import { writeMailZones } from '../world/writers/mail-zones.ts'
import type { Zones } from './answer-question.ts'
import { readZone } from './zone-data.ts'

const freshMs = 15_000

export function zonesOfWorld(place: DeskPlace): () => Promise<Zones> {
  const desk = openDesk(place)
  let made: { zones: Promise<Zones>; at: number } | null = null
  const make = async (): Promise<Zones> => {
    const { world, day } = await desk.look()
    return new Map(writeMailZones(world, day).map(({ zone, text }) => [zone, readZone(text)]))
  }
  return () => {
    if (made === null || performance.now() - made.at > freshMs) {
      const zones = make()
      made = { zones, at: performance.now() }
      // A failure is not kept: who asks next has them made again.
      zones.catch(() => {
        made = null
      })
    }
    return made.zones
  }
}
