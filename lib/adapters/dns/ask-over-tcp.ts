/** One question over TCP (RFC 7766), where the answer was too long for a datagram. */
import { connect } from 'node:net'
import type { DnsAnswer } from '#lib/reputation/dns-client.ts'
import { idOf, readResponse } from './dns-message.ts'

export type ServerAddress = { host: string; port: number }

/** More than a message can be: two bytes of length, and what they count at most. */
const mostBytes = 2 + 0xffff

/** The question has its id already. Ends within the time limit, whatever the server does. */
export function askOverTcp({ host, port }: ServerAddress, question: Buffer, timeoutMs: number): Promise<DnsAnswer> {
  return new Promise((resolve) => {
    const socket = connect(port, host)
    const settle = (answer: DnsAnswer) => {
      clearTimeout(timer)
      socket.destroy()
      resolve(answer)
    }
    // For the whole answer: one byte a second is no answer either.
    const timer = setTimeout(() => settle({ state: 'failed', reason: 'timeout' }), timeoutMs)
    let received = Buffer.alloc(0)
    socket.on('error', () => settle({ state: 'failed', reason: 'unreachable' }))
    socket.on('close', () => settle({ state: 'failed', reason: 'malformed' }))
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk])
      const wanted = received.length < 2 ? mostBytes : 2 + received.readUInt16BE(0)
      if (received.length >= wanted) settle(readWhole(received.subarray(2, wanted), question))
    })
    const length = Buffer.alloc(2)
    length.writeUInt16BE(question.length)
    socket.write(Buffer.concat([length, question]))
  })
}

function readWhole(message: Buffer, question: Buffer): DnsAnswer {
  const response = idOf(message) === idOf(question) ? readResponse(message, question) : { state: 'not-ours' as const }
  if (response.state === 'truncated' || response.state === 'not-ours') return { state: 'failed', reason: 'malformed' }
  return response
}
