/** The name server of the simulated world's DNS blocklists, over UDP and TCP on one port. */
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { makeLog } from '#lib/platform/log.ts'
import { answerQuestion, type Zones } from './answer-question.ts'

export type NameServerOptions = { host: string; port: number; zones: () => Promise<Zones> }

export type NameServer = { host: string; port: number; stop(): Promise<void> }

const bufferBytes = 4 * 1024 * 1024
const longestTcpMs = 5_000

export async function startNameServer({ host, port, zones }: NameServerOptions): Promise<NameServer> {
  const log = makeLog('name-server')
  const tcp = createServer((socket) => answerOverTcp(socket, zones))
  tcp.listen(port, host)
  await once(tcp, 'listening')
  const bound = tcp.address()
  const boundPort = bound !== null && typeof bound === 'object' ? bound.port : port
  const udp = createSocket({
    type: host.includes(':') ? 'udp6' : 'udp4',
    recvBufferSize: bufferBytes,
    sendBufferSize: bufferBytes,
  })
  udp.on('error', (error) => log.warn({ error: error.message }, 'a datagram was not sent'))
  udp.on('message', (message, from) => {
    zones().then(
      (known) => {
        const answer = answerQuestion(message, known)
        if (answer) udp.send(answer, from.port, from.address)
      },
      (error: unknown) => log.error(error),
    )
  })
  udp.bind(boundPort, host)
  await once(udp, 'listening')
  return {
    ...{ host, port: boundPort },
    stop: async () => {
      udp.close()
      tcp.close()
      await once(tcp, 'close')
    },
  }
}

/** One question a connection, which is all that a client falling back asks. */
function answerOverTcp(socket: Socket, zones: () => Promise<Zones>): void {
  socket.setTimeout(longestTcpMs, () => socket.destroy())
  socket.on('error', () => socket.destroy())
  let received = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk])
    const wanted = received.length < 2 ? Number.POSITIVE_INFINITY : 2 + received.readUInt16BE(0)
    if (received.length < wanted) return
    zones().then(
      (known) => {
        const answer = answerQuestion(received.subarray(2, wanted), known)
        if (!answer) return socket.destroy()
        const length = Buffer.alloc(2)
        length.writeUInt16BE(answer.length)
        return socket.end(Buffer.concat([length, answer]))
      },
      () => socket.destroy(),
    )
  })
}
