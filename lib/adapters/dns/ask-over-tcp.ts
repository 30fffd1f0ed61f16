/** One question over TCP (RFC 7766), where the answer was too long for a datagram. */
import { connect } from 'node:net'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { DnsAnswer } from '#lib/reputation/dns-client.ts'
import { idOf, readResponse } from './dns-message.ts'

export type ServerAddress = { host: string; port: number }

export type TcpFailure = 'timeout' | 'unreachable' | 'malformed'

/** More than a message can be: two bytes of length, and what they count at most. */
const mostBytes = 2 + 0xffff

/** The question has its id already. Ends within the time limit, whatever the server does. */
export async function askOverTcp(server: ServerAddress, question: Buffer, timeoutMs: number): Promise<DnsAnswer> {
  const answer = await exchangeOverTcp(server, question, timeoutMs)
  return answer.ok ? readWhole(answer.value, question) : { state: 'failed', reason: answer.error }
}

/** The bytes of the answer, whatever they say. */
export function exchangeOverTcp(
  { host, port }: ServerAddress,
  question: Buffer,
  timeoutMs: number,
): Promise<Result<Buffer, TcpFailure>> {
  return new Promise((resolve) => {
    const socket = connect(port, host)
    const settle = (answer: Result<Buffer, TcpFailure>) => {
      clearTimeout(timer)
      socket.destroy()
      resolve(answer)
    }
    // For the whole answer: one byte a second is no answer either.
    const timer = setTimeout(() => settle(err('timeout')), timeoutMs)
    let received = Buffer.alloc(0)
    socket.on('error', () => settle(err('unreachable')))
    socket.on('close', () => settle(err('malformed')))
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk])
      const wanted = received.length < 2 ? mostBytes : 2 + received.readUInt16BE(0)
      if (received.length >= wanted) settle(ok(received.subarray(2, wanted)))
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
