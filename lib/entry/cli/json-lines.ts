/** Lines in, JSON lines out, in the same order, in bulk: stdin and stdout of a command. */
import { once } from 'node:events'
import { createInterface } from 'node:readline'

const flushAt = 64 * 1024

/** The lines of stdin, blank ones left out; a carriage return before the line's end is no part of it. */
export async function* linesOf(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') yield line
  }
}

/** Writes one JSON object a line and waits when the reader is slower. */
export function jsonWriter(output: NodeJS.WritableStream) {
  let pending = ''
  const flush = async () => {
    const text = pending
    pending = ''
    if (text !== '' && !output.write(text)) await once(output, 'drain')
  }
  return {
    async write(value: unknown) {
      pending += `${JSON.stringify(value)}\n`
      if (pending.length >= flushAt) await flush()
    },
    flush,
  }
}
