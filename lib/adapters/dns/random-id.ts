/** Ids of questions that nobody can guess (RFC 5452 section 4.3). */
import { randomFillSync } from 'node:crypto'

/** Drawn from the system's secure source, thousands at once: one at a time would cost as much as the question. */
const drawn = new Uint16Array(4096)
let used = drawn.length

export function randomId(): number {
  if (used === drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  return drawn[used++] ?? 0
}
