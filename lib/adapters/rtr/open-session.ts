/** One TCP connection to a cache: carries the session's bytes and keeps its time limits. */
import { connect } from 'node:net'
import { encodePdu, type Intervals, type RtrVersion } from './pdu.ts'
import { PduReader } from './pdu-reader.ts'
import { RtrSession, type RtrState, type Step } from './rtr-session.ts'

export type CacheAddress = { host: string; port: number }

/** Milliseconds. */
export type RtrPatience = {
  connectMs: number
  /** Between a query and its answer, and between two pieces of an answer. */
  silenceMs: number
  /** For a whole answer: a cache that drips is given up. */
  answerMs: number
  /** Before the first try again; doubles up to `longestPauseMs`. */
  pauseMs: number
  longestPauseMs: number
}

export type Visit = {
  cache: CacheAddress
  version: RtrVersion
  state: RtrState | null
  patience: RtrPatience
  signal: AbortSignal
  onUpdate(state: RtrState, intervals: Intervals): void
}

/** How a connection ended; `state` is null where the next must begin anew. */
export type Farewell = { reason: string; speak: RtrVersion; state: RtrState | null; hadUpdate: boolean }

export function visitCache(visit: Visit): Promise<Farewell> {
  return new Promise((resolve) => new Connection(visit, resolve))
}

class Connection {
  readonly #visit: Visit
  readonly #resolve: (farewell: Farewell) => void
  readonly #session: RtrSession
  readonly #reader = new PduReader()
  readonly #socket
  #timer: NodeJS.Timeout | undefined
  /** When the answer that is awaited must be whole. */
  #answerDue = 0
  #retrySeconds = 600
  #hadUpdate = false
  #isOver = false

  constructor(visit: Visit, resolve: (farewell: Farewell) => void) {
    const { cache, version, state, patience, signal } = visit
    this.#visit = visit
    this.#resolve = resolve
    this.#session = new RtrSession(version, state)
    this.#socket = connect({ ...cache, keepAlive: true })
    this.#socket.on('connect', () => this.#ask())
    this.#socket.on('data', (chunk) => this.#read(chunk))
    this.#socket.on('error', ({ message }) => this.#leave(`The connection failed: ${message}.`))
    this.#socket.on('close', () => this.#takeClose())
    signal.addEventListener('abort', this.#stop)
    this.#within(patience.connectMs, () => this.#leave(`No connection within ${seconds(patience.connectMs)}.`))
  }

  readonly #stop = () => this.#leave('It was told to stop.')

  #ask(): void {
    this.#answerDue = performance.now() + this.#visit.patience.answerMs
    this.#socket.write(encodePdu(this.#session.ask()))
    this.#awaitAnswer()
  }

  #awaitAnswer(): void {
    const { silenceMs, answerMs } = this.#visit.patience
    const left = this.#answerDue - performance.now()
    if (left <= silenceMs) this.#within(left, () => this.#leave(`Its answer took longer than ${seconds(answerMs)}.`))
    else this.#within(silenceMs, () => this.#leave(`It was silent for ${seconds(silenceMs)} when it should answer.`))
  }

  #read(chunk: Uint8Array): void {
    for (const pdu of this.#reader.read(chunk)) {
      this.#perform(pdu.ok ? this.#session.receive(pdu.value) : this.#session.fault(pdu.error))
      if (this.#isOver) return
    }
    if (this.#session.isAsking) this.#awaitAnswer()
  }

  #perform(step: Step): void {
    switch (step.do) {
      case 'wait':
        return
      case 'send':
        this.#answerDue = performance.now() + this.#visit.patience.answerMs
        this.#socket.write(encodePdu(step.pdu))
        return
      case 'update':
        this.#hadUpdate = true
        this.#retrySeconds = step.intervals.retry
        this.#visit.onUpdate(step.state, step.intervals)
        if (step.next) this.#perform({ do: 'send', pdu: step.next })
        else this.#within(step.intervals.refresh * 1000, () => this.#ask())
        return
      case 'ask-later':
        this.#within(this.#retrySeconds * 1000, () => this.#ask())
        return
      case 'close':
        if (step.report) this.#socket.write(encodePdu(step.report))
        this.#leave(step.reason, step.speak)
    }
  }

  /** RFC 8210 section 7: a cache of version 0 may answer a query of version 1 by closing, without a word. */
  #takeClose(): void {
    const { isSettled, version } = this.#session
    const other = version === 1 ? 0 : 1
    const isKnown = isSettled || this.#visit.state !== null
    this.#leave('The cache closed the connection.', isKnown ? version : other)
  }

  #within(ms: number, act: () => void): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(act, Math.max(ms, 0))
  }

  #leave(reason: string, speak: RtrVersion = this.#session.version): void {
    if (this.#isOver) return
    this.#isOver = true
    clearTimeout(this.#timer)
    this.#visit.signal.removeEventListener('abort', this.#stop)
    // Lets a last Error Report go out; whatever still arrives is not read.
    this.#socket.end(() => this.#socket.destroy())
    this.#socket.setTimeout(1000, () => this.#socket.destroy())
    this.#resolve({ reason, speak, state: this.#session.state, hadUpdate: this.#hadUpdate })
  }
}

const seconds = (ms: number): string => `${ms / 1000} s`
