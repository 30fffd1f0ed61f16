/** The journal of a simulated world: one event a line in a file of its folder, only ever added to. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { WorldEvent } from './world-event.ts'

const journalOf = (folder: string): string => join(folder, 'events.jsonl')

/** Its size in bytes: another one means that something was added. */
export const journalSize = (folder: string): number => statSync(journalOf(folder), { throwIfNoEntry: false })?.size ?? 0

/** Every event of the world in `folder`, in the order they were written. A last line that was cut off was never written. */
export function readEvents(folder: string): WorldEvent[] {
  const path = journalOf(folder)
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => WorldEvent.parse(JSON.parse(line)))
}

/** Adds the events, all or none of them in one write, and returns once they are on the disk. One process alone writes. */
export function appendEvents(folder: string, events: readonly WorldEvent[]): void {
  const path = journalOf(folder)
  mkdirSync(dirname(path), { recursive: true })
  const written = existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
  const file = openSync(path, existsSync(path) ? 'r+' : 'w')
  try {
    const end = written.lastIndexOf('\n') + 1
    ftruncateSync(file, end)
    writeSync(file, events.map((event) => `${JSON.stringify(WorldEvent.parse(event))}\n`).join(''), end)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
