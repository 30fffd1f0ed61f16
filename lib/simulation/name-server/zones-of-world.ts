/** What the name servers of a simulated world know, made anew every few seconds while somebody asks: DNS is no faster. */
import { type DeskPlace, type DeskView, openDesk } from '../registry-desk/desk.ts'
import { reverseZonesOn } from '../world/reverse-zones.ts'
import { writeMailZones } from '../world/writers/mail-zones.ts'
import { answerQuestion } from './answer-question.ts'
import { answerReverse, type ReverseRole } from './answer-reverse.ts'
import type { Answering } from './start-name-server.ts'
import { readZone } from './zone-data.ts'

const freshMs = 15_000

/** Of the DNS blocklists. */
export function answerMailZones(place: DeskPlace): Answering {
  const zones = keptFresh(
    place,
    ({ world, day }) => new Map(writeMailZones(world, day).map(({ zone, text }) => [zone, readZone(text)])),
  )
  return async (message) => answerQuestion(message, await zones())
}

/** Of the reverse zones: one answer a role, all from the same zones. */
export function answerReverseZones(place: DeskPlace): (role: ReverseRole) => Answering {
  const zones = keptFresh(place, ({ world, day }) => reverseZonesOn(world, day))
  return (role) => async (message) => answerReverse(message, await zones(), role)
}

function keptFresh<T>(place: DeskPlace, make: (view: DeskView) => T): () => Promise<T> {
  const desk = openDesk(place)
  let made: { value: Promise<T>; at: number } | null = null
  return () => {
    if (made === null || performance.now() - made.at > freshMs) {
      const value = desk.look().then(make)
      made = { value, at: performance.now() }
      // A failure is not kept: who asks next has them made again.
      value.catch(() => {
        made = null
      })
    }
    return made.value
  }
}
