/** Asks many questions within one time limit, only so many at once; what is left at its end fails unasked. */
import type { ServerAddress } from './ask-over-tcp.ts'
import { askRecords, type RecordPatience } from './ask-records.ts'
import type { RecordAnswer, RecordQuestion } from './record-message.ts'

export type AskerLimits = RecordPatience & {
  mostInFlight: number
  /** For all questions together. */
  withinMs: number
}

export class Asker {
  readonly #limits: AskerLimits
  readonly #until: number
  readonly #waiting: (() => void)[] = []
  #inFlight = 0

  constructor(limits: AskerLimits) {
    this.#limits = limits
    this.#until = performance.now() + limits.withinMs
  }

  async ask(server: ServerAddress, question: RecordQuestion): Promise<RecordAnswer> {
    if (this.#inFlight >= this.#limits.mostInFlight) await new Promise<void>((go) => this.#waiting.push(go))
    this.#inFlight++
    try {
      if (performance.now() > this.#until) return { state: 'failed', reason: 'timeout' }
      return await askRecords(server, question, this.#limits)
    } finally {
      this.#inFlight--
      this.#waiting.shift()?.()
    }
  }
}
