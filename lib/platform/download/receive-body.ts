/** Writes the body of an answer behind what is there already, within its limits of size and of room. */

import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { ok, type Result } from '#lib/kernel/result.ts'
import { type DownloadProblem, problem } from './download-problem.ts'

export type Receiving = {
  path: string
  /** Where the body begins: 0 replaces what is there. */
  offset: number
  /** Of the whole file, as the server announces it; null where it does not. */
  announced: number | null
  /** A file outside these is not the one that is meant. */
  size: SizeLimits
  /** Bytes that are still free where the file is written. */
  freeBytes: () => number
  onBytes: (received: number) => void
}

export type SizeLimits = { leastBytes: number; mostBytes: number }

const megabyte = 1024 * 1024
/** Room that is left to the rest of the machine. */
const reserveBytes = 64 * megabyte
/** How much is written between two looks at the room that is left. */
const betweenLooks = 16 * megabyte

/** The size of the whole file, written and on the disk. Throws what Node throws where the connection breaks off. */
export async function receiveBody(
  body: IncomingMessage,
  receiving: Receiving,
): Promise<Result<number, DownloadProblem>> {
  const { path, offset, announced, size, freeBytes, onBytes } = receiving
  if (announced !== null && announced > size.mostBytes) return tooLong(size)
  if (freeBytes() < (announced ?? offset) - offset + reserveBytes) return noRoom(announced)
  let written = offset
  let looked = offset
  // Written at once: a piece that waits in memory is lost with the connection, and could not be gone on from.
  const file = openSync(path, offset > 0 ? 'a' : 'w')
  try {
    for await (const chunk of body) {
      if (!(chunk instanceof Uint8Array)) continue
      if (written + chunk.byteLength > size.mostBytes) return tooLong(size)
      if (written - looked > betweenLooks) {
        looked = written
        if (freeBytes() < reserveBytes) return noRoom(announced)
      }
      writeFileSync(file, chunk)
      written += chunk.byteLength
      onBytes(chunk.byteLength)
    }
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  if (announced !== null && written !== announced) {
    return problem('unreachable', `The file ended after ${written} of ${announced} bytes.`, { mayPass: true })
  }
  return written < size.leastBytes ? tooShort(written, size) : ok(written)
}

const tooLong = ({ mostBytes }: SizeLimits) =>
  problem('malformed', `The file is longer than the ${mostBytes} bytes that are taken: ten times the last one.`)

const tooShort = (bytes: number, { leastBytes }: SizeLimits) =>
  problem('malformed', `The file has ${bytes} bytes; fewer than ${leastBytes} are less than a tenth of the last one.`)

function noRoom(announced: number | null) {
  const size = announced === null ? 'the file' : `a file of ${Math.ceil(announced / megabyte)} MB`
  return problem('disk-full', `There is no room for ${size}: free some, or set DOTQUAD_DATA_DIR to a larger disk.`)
}
