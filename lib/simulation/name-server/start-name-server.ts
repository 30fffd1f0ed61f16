/** A name server of the simulated world, over UDP and TCP on one port: whatever it knows. */
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { makeLog } from '#lib/platform/log.ts'

/** The bytes of an answer; null for what is no question. */
export type Answering = (message: Buffer) => Promise<Buffer | null>

export type NameServerOptions = { host: string; port: number; answer: Answering }

export type NameServer = { host: string; port: number; stop(): Promise<void> }

const bufferBytes = 4 * 1024 * 1024
const longestTcpMs = 5_000

export async function startNameServer({ host, port, answer }: NameServerOptions): Promise<NameServer> {
  const log = makeLog('name-server')
  const tcp = createServer((socket) => answerOverTcp(socket, answer))
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
    answer(message).then(
      (said) => {
        if (said) udp.send(said, from.port, from.address)
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
function answerOverTcp(socket: Socket, answer: Answering): void {
  socket.setTimeout(longestTcpMs, () => socket.destroy())
  socket.on('error', () => socket.destroy())
  let received = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk])
    const wanted = received.length < 2 ? Number.POSITIVE_INFINITY : 2 + received.readUInt16BE(0)
    if (received.length < wanted) return
    answer(received.subarray(2, wanted)).then(
      (said) => {
        if (!said) return socket.destroy()
        const length = Buffer.alloc(2)
        length.writeUInt16BE(said.length)
        return socket.end(Buffer.concat([length, said]))
      },
      () => socket.destroy(),
    )
  })
}
