/** A file of a sources folder: its hash, its first text, and its text as a stream, gzip undone. */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { pipeline as connect } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { err, ok, type Result } from '#lib/kernel/result.ts'

export type SourceFile = {
  path: string
  /** Of the bytes on disk. */
  sha256: string
  bytes: number
  compressed: boolean
  /** When it was last written, in milliseconds. */
  modifiedAt: number
}

const headBytes = 64 * 1024

/** A sentence where the file cannot be read: gone meanwhile, a dead link, somebody else's. */
export async function inspectFile(path: string): Promise<Result<SourceFile, string>> {
  try {
    const { size: bytes, mtimeMs: modifiedAt } = await stat(path)
    const hash = createHash('sha256')
    await pipeline(createReadStream(path), hash)
    return ok({ path, sha256: hash.digest('hex'), bytes, compressed: await isGzip(path), modifiedAt })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return err(`The file cannot be read: ${error.message}.`)
  }
}

/** Whether the file is still the one that was inspected: one that is being downloaded is not. */
export async function isAsInspected({ path, bytes, modifiedAt }: SourceFile): Promise<boolean> {
  const { size, mtimeMs } = await stat(path)
  return size === bytes && mtimeMs === modifiedAt
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
    // A disk that is full above all is not left fuller.
    await rm(partial, { force: true })
    if (isBrokenGzip(error)) return false
    throw error
  }
  await rename(partial, target)
  return true
}

/** Joined so that whoever stops reading closes the file too. */
const gunzip = (path: string) =>
  connect(createReadStream(path), createGunzip(), () => {
    // Whoever reads the text meets the fault there.
  })

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
