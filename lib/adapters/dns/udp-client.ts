/**
 * A DNS client for very many questions to one server: few in flight, each tried again, none taken for answered.
 *
 * An answer counts only if it comes from the server to the port and id that its question left with, and repeats that
 * question (RFC 5452). Loss is met by patience, never by more in flight: a server's receive buffer overflows first.
 */
import { createSocket, type Socket } from 'node:dgram'
import { isIPv6 } from 'node:net'
import type { DnsAnswer, DnsClient, DnsFailure } from '#lib/reputation/dns-client.ts'
import { askOverTcp, type ServerAddress } from './ask-over-tcp.ts'
import { encodeQuestion, idOf, readResponse, setId } from './dns-message.ts'
import { randomId } from './random-id.ts'

export type DnsPatience = {
  /** Questions under way at once. Past 128 one server's default buffer overflows. */
  mostInFlight: number
  /** Of the first try; each further one waits twice as long. */
  timeoutMs: number
  tries: number
  /** Sockets, each on a port of its own. */
  ports: number
}

export const usualPatience: DnsPatience = { mostInFlight: 128, timeoutMs: 800, tries: 4, ports: 2 }

type Door = { socket: Socket; waiting: Map<number, Question> }

type Question = {
  message: Buffer
  settle: (answer: DnsAnswer) => void
  tried: number
  deadline: number
  /** What it failed by so far, should no try succeed. */
  reason: DnsFailure
  door: Door | null
}

const receiveBufferBytes = 4 * 1024 * 1024

export class UdpClient implements DnsClient {
  readonly server: string
  readonly #address: ServerAddress
  readonly #patience: DnsPatience
  readonly #queue: Question[] = []
  #queueStart = 0
  readonly #inFlight = new Set<Question>()
  readonly #doors: Promise<Door>[] = []
  #opened: Door[] = []
  #nextDoor = 0
  #watch: NodeJS.Timeout | null = null
  #isClosed = false

  constructor(address: ServerAddress, patience: DnsPatience = usualPatience) {
    this.#address = address
    this.#patience = patience
    this.server = isIPv6(address.host) ? `[${address.host}]:${address.port}` : `${address.host}:${address.port}`
  }

  ask(name: string): Promise<DnsAnswer> {
    if (this.#isClosed) return Promise.resolve({ state: 'failed', reason: 'unreachable' })
    return new Promise((settle) => {
      const message = encodeQuestion(name)
      this.#queue.push({ message, settle, tried: 0, deadline: 0, reason: 'timeout', door: null })
      if (this.#opened.length > 0) this.#sendMore()
      else this.#open()
    })
  }

  close(): void {
    this.#isClosed = true
    for (const question of [...this.#inFlight, ...this.#queue.slice(this.#queueStart)]) {
      this.#settle(question, { state: 'failed', reason: 'unreachable' })
    }
    this.#queue.length = 0
    this.#queueStart = 0
    for (const { socket } of this.#opened) socket.close()
    this.#opened = []
  }

  #open(): void {
    if (this.#doors.length > 0) return
    for (let port = 0; port < this.#patience.ports; port++) this.#doors.push(this.#openDoor())
    Promise.all(this.#doors).then(
      (doors) => {
        if (this.#isClosed) {
          for (const { socket } of doors) socket.close()
          return
        }
        this.#opened = doors
        this.#sendMore()
      },
      () => this.#failAll(),
    )
  }

  /** Bound to a port that the system draws, and connected: nobody but the server is heard. */
  #openDoor(): Promise<Door> {
    const { host, port } = this.#address
    return new Promise((resolve, reject) => {
      const socket = createSocket({
        type: isIPv6(host) ? 'udp6' : 'udp4',
        recvBufferSize: receiveBufferBytes,
        sendBufferSize: receiveBufferBytes,
      })
      const door: Door = { socket, waiting: new Map() }
      const giveUp = (error: Error) => {
        socket.close()
        reject(error)
      }
      socket.once('error', giveUp)
      socket.on('message', (message) => this.#hear(door, message))
      socket.once('connect', () => {
        socket.off('error', giveUp)
        // Nothing listens there (ICMP): whoever waits at this door waits for a later try.
        socket.on('error', () => {
          for (const question of door.waiting.values()) question.reason = 'unreachable'
        })
        resolve(door)
      })
      socket.connect(port, host)
    })
  }

  /** The host's name leads nowhere: the next question tries to open again. */
  #failAll(): void {
    this.#doors.length = 0
    const questions = this.#queue.splice(0)
    this.#queueStart = 0
    for (const question of questions) question.settle({ state: 'failed', reason: 'unreachable' })
  }

  #sendMore(): void {
    while (this.#inFlight.size < this.#patience.mostInFlight) {
      const question = this.#queue[this.#queueStart]
      if (!question) break
      this.#queueStart++
      this.#inFlight.add(question)
      this.#send(question)
    }
    if (this.#queueStart === this.#queue.length) {
      this.#queue.length = 0
      this.#queueStart = 0
    } else if (this.#queueStart > 4096) {
      this.#queue.splice(0, this.#queueStart)
      this.#queueStart = 0
    }
    if (this.#inFlight.size > 0) this.#watch ??= setInterval(() => this.#tryAgain(), this.#patience.timeoutMs / 8)
  }

  /** Each try under another id, and mostly from another port. */
  #send(question: Question): void {
    question.door?.waiting.delete(idOf(question.message))
    const door = this.#opened[this.#nextDoor++ % this.#opened.length]
    if (!door) return
    let id = randomId()
    while (door.waiting.has(id)) id = randomId()
    setId(question.message, id)
    question.door = door
    question.deadline = performance.now() + this.#patience.timeoutMs * 2 ** question.tried
    question.tried++
    door.waiting.set(id, question)
    door.socket.send(question.message)
  }

  #hear(door: Door, message: Buffer): void {
    const question = door.waiting.get(idOf(message))
    if (!question) return // a second answer, or one that came after its time
    const response = readResponse(message, question.message)
    if (response.state === 'not-ours') return
    // What may pass is asked again when its time is over; until then a right answer is still heard.
    if (response.state === 'failed' && mayPass(response.reason)) question.reason = response.reason
    else if (response.state === 'truncated') this.#askOverTcp(question)
    else this.#settle(question, response)
  }

  #askOverTcp(question: Question): void {
    question.door?.waiting.delete(idOf(question.message))
    question.door = null
    question.deadline = Number.POSITIVE_INFINITY // it has a limit of its own
    askOverTcp(this.#address, question.message, this.#patience.timeoutMs * 2).then((answer) =>
      this.#settle(question, answer),
    )
  }

  #tryAgain(): void {
    const now = performance.now()
    for (const question of [...this.#inFlight]) {
      if (question.deadline > now) continue
      if (question.tried < this.#patience.tries) this.#send(question)
      else this.#settle(question, { state: 'failed', reason: question.reason })
    }
  }

  #settle(question: Question, answer: DnsAnswer): void {
    question.door?.waiting.delete(idOf(question.message))
    question.door = null
    this.#inFlight.delete(question)
    question.settle(answer)
    if (!this.#isClosed) this.#sendMore()
    if (this.#inFlight.size === 0 && this.#watch) {
      clearInterval(this.#watch)
      this.#watch = null
    }
  }
}

const mayPass = (reason: DnsFailure): boolean => reason !== 'refused' && reason !== 'lame'
