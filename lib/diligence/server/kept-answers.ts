/** Answers by their question, each for a while and only so many: the one kept longest ago makes room. */
type Limits = {
  keptMs: number
  mostKept: number
  /** In milliseconds, of any clock that does not go back. */
  now?: () => number
}

export class KeptAnswers<T> {
  readonly #limits: Required<Limits>
  readonly #kept = new Map<string, { answer: T; until: number }>()

  constructor({ now = () => performance.now(), ...limits }: Limits) {
    this.#limits = { now, ...limits }
  }

  keep(question: string, answer: T): void {
    const { keptMs, mostKept, now } = this.#limits
    this.#kept.delete(question)
    this.#kept.set(question, { answer, until: now() + keptMs })
    const [oldest] = this.#kept.keys()
    if (oldest !== undefined && this.#kept.size > mostKept) this.#kept.delete(oldest)
  }

  find(question: string): T | null {
    const kept = this.#kept.get(question)
    return kept && this.#limits.now() < kept.until ? kept.answer : null
  }
}
