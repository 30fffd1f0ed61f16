/** Asks many questions within one time limit, only so many at once; what is left at its end is not asked. */
import { type DnsFailure, explainFailure } from '#lib/reputation/dns-client.ts'
import type { ServerAddress } from './ask-over-tcp.ts'
import { askRecords, type RecordPatience } from './ask-records.ts'
import type { RecordAnswer, RecordQuestion } from './record-message.ts'

export type AskerLimits = RecordPatience & {
  mostInFlight: number
  /** For all questions together. */
  withinMs: number
}

/** `not-asked`: the time for all was over before its turn, which says nothing of the server. */
export type AskFailure = DnsFailure | 'not-asked'
export type Asked = Exclude<RecordAnswer, { state: 'failed' }> | { state: 'failed'; reason: AskFailure }

/** A clause for a sentence. */
export const explainAsking = (reason: AskFailure): string =>
  reason === 'not-asked' ? 'the time for all questions was over' : explainFailure(reason)

export class Asker {
  readonly #limits: AskerLimits
  readonly #until: number
  readonly #waiting: (() => void)[] = []
  #inFlight = 0

  constructor(limits: AskerLimits) {
    this.#limits = limits
    this.#until = performance.now() + limits.withinMs
  }

  async ask(server: ServerAddress, question: RecordQuestion): Promise<Asked> {
    if (this.#inFlight >= this.#limits.mostInFlight) await new Promise<void>((go) => this.#waiting.push(go))
    this.#inFlight++
    try {
      if (performance.now() > this.#until) return { state: 'failed', reason: 'not-asked' }
      return await askRecords(server, question, this.#limits)
    } finally {
      this.#inFlight--
      this.#waiting.shift()?.()
    }
  }
}
