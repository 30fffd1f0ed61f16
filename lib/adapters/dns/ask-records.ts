/**
 * Asks one server one question for records, over UDP and, where the answer is too long for that, over TCP.
 *
 * For a few questions to many servers: a socket each, connected, so that nobody but the server is heard.
 */
import { createSocket } from 'node:dgram'
import { isIPv6 } from 'node:net'
import type { DnsFailure } from '#lib/reputation/dns-client.ts'
import { exchangeOverTcp, type ServerAddress } from './ask-over-tcp.ts'
import { idOf, setId } from './dns-message.ts'
import { randomId } from './random-id.ts'
import { encodeRecordQuestion, type RecordAnswer, type RecordQuestion, readRecords } from './record-message.ts'

export type RecordPatience = {
  /** Of the first try; each further one waits twice as long. */
  timeoutMs: number
  tries: number
}

export async function askRecords(
  server: ServerAddress,
  question: RecordQuestion,
  { timeoutMs, tries }: RecordPatience,
): Promise<RecordAnswer> {
  const message = encodeRecordQuestion(question)
  let last: RecordAnswer = { state: 'failed', reason: 'timeout' }
  for (let tried = 0; tried < tries; tried++) {
    setId(message, randomId())
    const answer = await tryOverUdp(server, message, timeoutMs * 2 ** tried)
    if (answer.state === 'truncated') return askTruncated(server, message, timeoutMs * 2)
    last = answer
    // A server that speaks is believed, whatever it says; one that did not is asked once more.
    if (answer.state === 'answered' || !isSilence(answer.reason)) return answer
  }
  return last
}

const isSilence = (reason: DnsFailure): boolean => reason === 'timeout' || reason === 'unreachable'

function tryOverUdp(
  { host, port }: ServerAddress,
  question: Buffer,
  timeoutMs: number,
): Promise<RecordAnswer | { state: 'truncated' }> {
  return new Promise((resolve) => {
    const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4')
    let isSettled = false
    const settle = (answer: RecordAnswer | { state: 'truncated' }) => {
      if (isSettled) return
      isSettled = true
      clearTimeout(timer)
      socket.close()
      resolve(answer)
    }
    const timer = setTimeout(() => settle({ state: 'failed', reason: 'timeout' }), timeoutMs)
    // Nothing listens there (ICMP), or its name leads nowhere.
    socket.on('error', () => settle({ state: 'failed', reason: 'unreachable' }))
    socket.on('message', (message) => {
      if (idOf(message) !== idOf(question)) return
      const response = readRecords(message, question)
      if (response.state !== 'not-ours') settle(response)
    })
    socket.connect(port, host, () => socket.send(question))
  })
}

async function askTruncated(server: ServerAddress, question: Buffer, timeoutMs: number): Promise<RecordAnswer> {
  const answer = await exchangeOverTcp(server, question, timeoutMs)
  if (!answer.ok) return { state: 'failed', reason: answer.error }
  const response = idOf(answer.value) === idOf(question) ? readRecords(answer.value, question) : null
  if (response === null || response.state === 'not-ours' || response.state === 'truncated')
    return { state: 'failed', reason: 'malformed' }
  return response
}
