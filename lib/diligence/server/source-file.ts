/** A file of a sources folder: its hash, its first text, and its text as a stream, gzip undone. */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'

export type SourceFile = {
  path: string
  /** Of the bytes on disk. */
  sha256: string
  bytes: number
  compressed: boolean
}

const headBytes = 64 * 1024

export async function inspectFile(path: string): Promise<SourceFile> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return { path, sha256: hash.digest('hex'), bytes: (await stat(path)).size, compressed: await isGzip(path) }
}

/** The first 64 KiB of text as latin-1, which keeps every byte. Null if the gzip stream is broken from the start. */
export async function readHead(file: SourceFile): Promise<string | null> {
  const parts: Buffer[] = []
  let length = 0
  try {
    for await (const part of file.compressed ? gunzip(file.path) : createReadStream(file.path, { end: headBytes })) {
      parts.push(part)
      length += part.length
      if (length >= headBytes) break
    }
  } catch (error) {
    if (isBrokenGzip(error)) return null
    throw error
  }
  return Buffer.concat(parts).subarray(0, headBytes).toString('latin1')
}

/** Writes the decompressed text to `target`, or nothing. False if the gzip stream is broken. */
export async function unpackTo(file: SourceFile, target: string): Promise<boolean> {
  const partial = `${target}.partial`
  try {
    await pipeline(gunzip(file.path), createWriteStream(partial))
  } catch (error) {
    if (isBrokenGzip(error)) return false
    throw error
  }
  await rename(partial, target)
  return true
}

const gunzip = (path: string) => createReadStream(path).pipe(createGunzip())

async function isGzip(path: string): Promise<boolean> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await handle.close()
  }
}

// zlib names its faults Z_DATA_ERROR, Z_BUF_ERROR (cut off) and so on.
const isBrokenGzip = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
