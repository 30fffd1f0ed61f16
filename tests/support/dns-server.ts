/** A name server in this process, over UDP and TCP on one port, which may be told to behave badly. */
import { createSocket, type RemoteInfo } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'

export type Said = { rcode?: number; addresses?: readonly number[]; flags?: number }

/** What becomes of a question over UDP: the datagrams that go back, now or later. */
export type Behaviour = (
  question: Buffer,
  name: string,
  /** It came from. */
  port: number,
) => readonly (Buffer | { afterMs: number; message: Buffer })[]

export type TestDnsServer = {
  host: string
  port: number
  /** Names of the questions that came over UDP and over TCP, in order. */
  asked: string[]
  askedOverTcp: string[]
  stop(): Promise<void>
}

export type TestDnsOptions = {
  /** Over UDP; what it says over TCP is `zone`'s. */
  behave?: Behaviour
  zone?: (name: string) => Said
}

const headerBytes = 12

export function nameOf(question: Buffer): string {
  const labels: string[] = []
  for (let at = headerBytes; question[at]; at += (question[at] ?? 0) + 1) {
    labels.push(question.toString('latin1', at + 1, at + 1 + (question[at] ?? 0)))
  }
  return labels.join('.')
}

/** The question as a whole answer: authoritative, recursion available, the addresses as A records. */
export function answerTo(question: Buffer, { rcode = 0, addresses = [], flags = 0x8480 }: Said): Buffer {
  const head = Buffer.from(question)
  head.writeUInt16BE(flags | 0x0100 | rcode, 2)
  head.writeUInt16BE(addresses.length, 6)
  const records = addresses.map((address) => {
    const record = Buffer.from('c00c00010001000000640004', 'hex')
    const data = Buffer.alloc(4)
    data.writeUInt32BE(address)
    return Buffer.concat([record, data])
  })
  return Buffer.concat([head, ...records])
}

/** NXDOMAIN for everything, unless it is told otherwise. */
export async function startDnsServer({
  zone = () => ({ rcode: 3 }),
  behave = (question, name) => [answerTo(question, zone(name))],
}: TestDnsOptions = {}): Promise<TestDnsServer> {
  const asked: string[] = []
  const askedOverTcp: string[] = []
  const timers = new Set<NodeJS.Timeout>()
  const tcp = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.on('data', (data: Buffer) => {
      const question = data.subarray(2)
      askedOverTcp.push(nameOf(question))
      const message = answerTo(question, zone(nameOf(question)))
      const length = Buffer.alloc(2)
      length.writeUInt16BE(message.length)
      socket.end(Buffer.concat([length, message]))
    })
  })
  tcp.listen(0, '127.0.0.1')
  await once(tcp, 'listening')
  const bound = tcp.address()
  const port = bound !== null && typeof bound === 'object' ? bound.port : 0
  const udp = createSocket({ type: 'udp4', recvBufferSize: 4 << 20, sendBufferSize: 4 << 20 })
  udp.on('message', (question: Buffer, { port: to, address }: RemoteInfo) => {
    const name = nameOf(question)
    asked.push(name)
    for (const reply of behave(question, name, to)) {
      if (Buffer.isBuffer(reply)) udp.send(reply, to, address)
      else {
        const timer = setTimeout(() => {
          timers.delete(timer)
          udp.send(reply.message, to, address)
        }, reply.afterMs)
        timers.add(timer)
      }
    }
  })
  udp.bind(port, '127.0.0.1')
  await once(udp, 'listening')
  return {
    host: '127.0.0.1',
    port,
    asked,
    askedOverTcp,
    stop: async () => {
      for (const timer of timers) clearTimeout(timer)
      udp.close()
      tcp.close()
      await once(tcp, 'close')
    },
  }
}
