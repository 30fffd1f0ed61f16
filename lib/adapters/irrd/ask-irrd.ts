/** Puts queries to an IRRd server over one connection and reads as many answers, within a limit of time and of bytes. */
import { connect } from 'node:net'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { Unanswered } from '#lib/kernel/unanswered.ts'
import { type IrrdAnswer, takeAnswer } from './irrd-answer.ts'

export type IrrdServer = { host: string; port: number }
export type IrrdLimits = { timeoutMs: number; mostBytes: number }

/** One answer a query, in their order. The connection names this program (`!n`) and is closed (`!q`). */
export function askIrrd(
  server: IrrdServer,
  queries: readonly string[],
  { timeoutMs, mostBytes }: IrrdLimits,
): Promise<Result<readonly IrrdAnswer[], Unanswered>> {
  // `!!` keeps the connection for more than one query, and is the only command without an answer.
  const commands = ['!!', '!nDotquad', ...queries, '!q']
  const wanted = queries.length + 1
  return new Promise((resolve) => {
    const answers: IrrdAnswer[] = []
    let pending: Buffer = Buffer.alloc(0)
    let received = 0
    const socket = connect(server)
    const settle = (result: Result<readonly IrrdAnswer[], Unanswered>) => {
      clearTimeout(limit)
      socket.destroy()
      resolve(result)
    }
    const limit = setTimeout(() => settle(err('timeout')), timeoutMs)
    socket.on('connect', () => socket.write(`${commands.join('\n')}\n`))
    socket.on('error', () => settle(err('unreachable')))
    // An answer cut short is no answer.
    socket.on('close', () => settle(err(received === 0 ? 'unreachable' : 'malformed')))
    socket.on('data', (chunk: Buffer) => {
      received += chunk.length
      if (received > mostBytes) return settle(err('malformed'))
      pending = Buffer.concat([pending, chunk])
      for (;;) {
        const taken = takeAnswer(pending)
        if (taken.kind === 'malformed') return settle(err('malformed'))
        if (taken.kind === 'more') return
        answers.push(taken.answer)
        pending = pending.subarray(taken.bytes)
        if (answers.length === wanted) return settle(ok(answers.slice(1)))
      }
    })
  })
}
