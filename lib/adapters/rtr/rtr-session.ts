/**
 * The router's side of one RTR connection (RFC 8210; RFC 6810 where the cache speaks version 0).
 *
 * Pure: told what arrives, it says what to do next. The connection and its clocks are open-session.ts's.
 */
import { PayloadSet, PendingSet } from './payload-set.ts'
import {
  type ErrorCode,
  encodePdu,
  errorCodes,
  errorReportType,
  type Intervals,
  type Pdu,
  type PduFault,
  type RtrVersion,
} from './pdu.ts'

/** What a later connection to the same cache can go on from. */
export type RtrState = { version: RtrVersion; sessionId: number; serial: number; set: PayloadSet }

export type Step =
  | { do: 'wait' }
  | { do: 'send'; pdu: Pdu }
  /** The set is complete; `next` is asked at once where the cache has told of a newer serial meanwhile. */
  | { do: 'update'; state: RtrState; intervals: Intervals; next: Pdu | null }
  /** The cache has nothing yet: ask again after the retry interval. */
  | { do: 'ask-later' }
  /** What was learned is not gone on from: the next connection asks for all of it, in the version `speak`. */
  | Close

type Close = { do: 'close'; report: Pdu | null; reason: string; speak: RtrVersion }

/** RFC 8210 section 6: what version 1 may tell, and what holds where version 0 tells nothing. */
const limits = {
  refresh: { least: 1, most: 86_400 },
  retry: { least: 1, most: 7200 },
  expire: { least: 600, most: 172_800 },
} as const

const usualIntervals: Intervals = { refresh: 3600, retry: 600, expire: 7200 }

/** All there will ever be of IPv4 VRPs several times over: more is no answer but an attack or a fault. */
const mostChanges = 8_000_000

export class RtrSession {
  #version: RtrVersion
  /** The first answer settles the version for good (RFC 8210 section 7). */
  #isSettled = false
  #state: RtrState | null
  #phase: 'asking' | 'reading' | 'resting' = 'asking'
  #asked: 'reset' | 'serial' = 'reset'
  #sessionId = 0
  #pending = new PendingSet(PayloadSet.empty)
  /** The last serial that the cache has told of while it was answering. */
  #notified: number | null = null
  /** What is being answered: an Error Report shows it. */
  #received: Pdu | null = null

  constructor(version: RtrVersion, state: RtrState | null) {
    this.#version = version
    this.#state = state?.version === version ? state : null
  }

  /** The query that opens the connection, or asks again later. */
  ask(): Pdu {
    this.#phase = 'asking'
    const state = this.#state
    this.#asked = state ? 'serial' : 'reset'
    const version = this.#version
    if (!state) return { version, type: 'reset-query' }
    return { version, type: 'serial-query', sessionId: state.sessionId, serial: state.serial }
  }

  /** Whether an answer is awaited or on its way. */
  get isAsking(): boolean {
    return this.#phase !== 'resting'
  }

  get version(): RtrVersion {
    return this.#version
  }

  /** Whether the cache has said which version it speaks. */
  get isSettled(): boolean {
    return this.#isSettled
  }

  /** The last complete set, which the next connection to this cache may go on from. */
  get state(): RtrState | null {
    return this.#state
  }

  receive(pdu: Pdu): Step {
    this.#received = pdu
    // Before the version is settled a notice means nothing, whatever its own version.
    if (!this.#isSettled && pdu.type === 'serial-notify') return { do: 'wait' }
    if (pdu.type !== 'error-report' && pdu.version !== this.#version && !this.#mayDowngrade(pdu)) {
      const reason = `The cache spoke protocol version ${pdu.version} in a session of version ${this.#version}.`
      return this.#refuse(errorCodes.unexpectedVersion, reason)
    }
    switch (pdu.type) {
      case 'serial-notify':
        return this.#takeNotice(pdu)
      case 'cache-response':
        return this.#takeResponse(pdu)
      case 'ipv4-prefix':
        return this.#takePrefix(pdu)
      case 'ipv6-prefix':
      case 'router-key':
        return this.#phase === 'reading' ? { do: 'wait' } : this.#outOfPlace(pdu)
      case 'end-of-data':
        return this.#takeEnd(pdu)
      case 'cache-reset':
        return this.#takeReset(pdu)
      case 'error-report':
        return this.#takeError(pdu)
      case 'reset-query':
      case 'serial-query':
        return this.#outOfPlace(pdu)
    }
  }

  /** Bytes that are no PDU. An Error Report is never answered with another. */
  fault({ code, reason, bytes }: PduFault): Step {
    const isUnexpected = code === errorCodes.unsupportedVersion && this.#isSettled
    const step = this.#refuse(isUnexpected ? errorCodes.unexpectedVersion : code, reason, bytes)
    return bytes[1] === errorReportType ? { ...step, report: null } : step
  }

  /** RFC 8210 section 7: a cache that knows version 0 alone may answer a query of version 1 in it. */
  #mayDowngrade({ version }: Pdu): boolean {
    if (this.#isSettled || version > this.#version) return false
    this.#version = version
    this.#state = null
    return this.#asked === 'reset'
  }

  #takeNotice({ sessionId, serial }: { sessionId: number; serial: number }): Step {
    if (sessionId !== this.#sessionId) return this.#otherSession(sessionId)
    if (this.#phase !== 'resting') {
      this.#notified = serial
      return { do: 'wait' }
    }
    return serial === this.#state?.serial ? { do: 'wait' } : { do: 'send', pdu: this.ask() }
  }

  #takeResponse(pdu: Pdu & { type: 'cache-response' }): Step {
    if (this.#phase !== 'asking') return this.#outOfPlace(pdu)
    if (this.#asked === 'serial' && pdu.sessionId !== this.#state?.sessionId) return this.#otherSession(pdu.sessionId)
    this.#isSettled = true
    this.#phase = 'reading'
    this.#sessionId = pdu.sessionId
    this.#notified = null
    // What follows a Reset Query is the whole set, whatever was known before.
    this.#pending = new PendingSet(this.#asked === 'serial' && this.#state ? this.#state.set : PayloadSet.empty)
    return { do: 'wait' }
  }

  #takePrefix(pdu: Pdu & { type: 'ipv4-prefix' }): Step {
    if (this.#phase !== 'reading') return this.#outOfPlace(pdu)
    if (!this.#pending.take(pdu, pdu.announce)) {
      return pdu.announce
        ? this.#refuse(errorCodes.duplicateAnnouncement, 'The cache announced a prefix that it had announced already.')
        : this.#refuse(errorCodes.withdrawalOfUnknownRecord, 'The cache withdrew a prefix that it had not announced.')
    }
    return this.#pending.size > mostChanges
      ? this.#refuse(errorCodes.internalError, `The answer has more than ${mostChanges} prefixes.`)
      : { do: 'wait' }
  }

  #takeEnd(pdu: Pdu & { type: 'end-of-data' }): Step {
    if (this.#phase !== 'reading') return this.#outOfPlace(pdu)
    if (pdu.sessionId !== this.#sessionId) return this.#otherSession(pdu.sessionId)
    const { sessionId, serial } = pdu
    const state = { version: this.#version, sessionId, serial, set: this.#pending.finish() }
    this.#state = state
    this.#phase = 'resting'
    const isBehind = this.#notified !== null && isLater(this.#notified, serial)
    return { do: 'update', state, intervals: withinLimits(pdu.intervals), next: isBehind ? this.ask() : null }
  }

  /** The cache cannot say what changed since our serial: the whole set is asked for. */
  #takeReset(pdu: Pdu): Step {
    if (this.#phase !== 'asking' || this.#asked === 'reset') return this.#outOfPlace(pdu)
    this.#isSettled = true
    this.#state = null
    return { do: 'send', pdu: this.ask() }
  }

  #takeError({ version, code, text }: Pdu & { type: 'error-report' }): Step {
    // It may still speak of the query of before, when it had something.
    if (code === errorCodes.noDataAvailable) {
      this.#phase = 'resting'
      this.#state = null
      return { do: 'ask-later' }
    }
    const said = text === '' ? '' : `: ${JSON.stringify(text.slice(0, 200))}`
    const knowsLess = version < this.#version || code === errorCodes.unsupportedVersion
    const speak = knowsLess && !this.#isSettled ? 0 : this.#version
    return this.#close(`The cache ended the session with error ${code}${said}.`, { report: null, speak })
  }

  /** Section 5.1: both end, and what was learned of the other session is forgotten. */
  #otherSession(sessionId: number): Step {
    return this.#refuse(errorCodes.corruptData, `The cache changed its session to ${sessionId} unasked.`)
  }

  #outOfPlace({ type }: Pdu): Step {
    const code = this.#phase === 'reading' ? errorCodes.corruptData : errorCodes.invalidRequest
    return this.#refuse(code, `The cache sent ${type} where none may stand.`)
  }

  #refuse(code: ErrorCode, reason: string, bytes: Uint8Array | null = null): Close {
    const erroneous = bytes ?? (this.#received ? encodePdu(this.#received) : new Uint8Array())
    const report: Pdu = { version: this.#version, type: 'error-report', code, erroneous, text: reason }
    return this.#close(reason, { report, speak: this.#version })
  }

  #close(reason: string, { report, speak }: Pick<Close, 'report' | 'speak'>): Close {
    this.#state = null
    return { do: 'close', report, reason, speak }
  }
}

/** Serial number arithmetic, RFC 1982: numbers wrap around. */
const isLater = (a: number, b: number): boolean => a !== b && (a - b) >>> 0 < 0x80000000

function withinLimits(told: Intervals | null): Intervals {
  if (!told) return usualIntervals
  const within = (name: keyof Intervals) => {
    const { least, most } = limits[name]
    return Math.min(Math.max(told[name], least), most)
  }
  const [refresh, retry] = [within('refresh'), within('retry')]
  // Expire must be the longest of the three; a cache that says otherwise would leave us without a set in between.
  return { refresh, retry, expire: Math.max(within('expire'), refresh, retry) }
}
