/**
 * Opens a TCP connection and closes it again, to see whether somebody is there and how long a round trip takes.
 *
 * Nothing is sent. Through a proxy (HTTP CONNECT, RFC 9110 section 9.3.6) the proxy's answer counts in place of it.
 */
import { connect } from 'node:net'
import { formatAddress } from '#lib/address-space/address.ts'
import type { Probe, ProbeSource, ProbeTarget } from '#lib/diligence/probe.ts'

export type ProbePlace = { host: string; port: number }

const longestProbeMs = 4_000
const longestAnswer = 4_096

/** An attempt that ended so was answered by who is there. */
const answered = new Set(['ECONNREFUSED', 'ECONNRESET'])
/** Nobody on the way had an answer. */
const unanswered = new Set(['ETIMEDOUT', 'EHOSTUNREACH', 'EHOSTDOWN'])

/** `at`: where an address is asked, for a test; its own by default. */
export function tcpProbe(
  timeoutMs = longestProbeMs,
  at: (target: ProbeTarget) => ProbePlace = ({ address, port }) => ({ host: formatAddress(address), port }),
): ProbeSource {
  return (target) =>
    open(at(target), timeoutMs, (socket, settle, elapsed) => {
      socket.once('connect', () => settle({ state: 'reachable', ms: elapsed() }))
      socket.once('error', (error: NodeJS.ErrnoException) => settle(judge(error.code ?? error.name, elapsed())))
    })
}

function judge(code: string, ms: number): Probe {
  if (answered.has(code)) return { state: 'reachable', ms }
  return unanswered.has(code) ? { state: 'silent' } : { state: 'not-taken', why: code }
}

export function proxiedProbe(proxy: ProbePlace, timeoutMs = longestProbeMs): ProbeSource {
  return ({ address, port }) =>
    open(proxy, timeoutMs, (socket, settle, elapsed) => {
      const name = `${formatAddress(address)}:${port}`
      let heard = ''
      socket.once('connect', () => socket.write(`CONNECT ${name} HTTP/1.1\r\nHost: ${name}\r\n\r\n`))
      socket.on('data', (chunk: Buffer) => {
        heard += chunk.toString('latin1')
        if (heard.includes('\r\n') || heard.length > longestAnswer) settle(judgeProxy(heard, elapsed()))
      })
      socket.once('error', (error: NodeJS.ErrnoException) =>
        settle({ state: 'not-taken', why: `the proxy: ${error.code ?? error.name}` }),
      )
      socket.once('close', () => settle({ state: 'not-taken', why: 'the proxy hung up' }))
    })
}

/** 504: nobody answered the proxy in time. Any other refusal is the proxy's own. */
function judgeProxy(answer: string, ms: number): Probe {
  const status = /^HTTP\/1\.[01] (\d{3})\b/.exec(answer)?.[1]
  if (status?.startsWith('2')) return { state: 'reachable', ms }
  return status === '504'
    ? { state: 'silent' }
    : { state: 'not-taken', why: `the proxy answered ${status ?? 'no HTTP'}` }
}

type Watching = (socket: ReturnType<typeof connect>, settle: (probe: Probe) => void, elapsed: () => number) => void

function open({ host, port }: ProbePlace, timeoutMs: number, watch: Watching): Promise<Probe> {
  return new Promise((resolve) => {
    const began = performance.now()
    const socket = connect({ host, port })
    const settle = (probe: Probe) => {
      clearTimeout(timer)
      socket.destroy()
      resolve(probe)
    }
    const timer = setTimeout(() => settle({ state: 'silent' }), timeoutMs)
    watch(socket, settle, () => performance.now() - began)
    // After it was settled: a socket that is destroyed may still fail.
    socket.on('error', () => undefined)
  })
}
