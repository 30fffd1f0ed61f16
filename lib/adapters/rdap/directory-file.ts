/** The last good copy of IANA's directory, in a file of the data folder: it outlives restarts, and all processes read it. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { jsonText } from '#lib/platform/json-text.ts'
import { DirectoryCopy, type DirectoryStore } from './service-directory.ts'

const copyText = jsonText.pipe(DirectoryCopy)

export const directoryFile = (path: () => string): DirectoryStore => ({
  read() {
    try {
      return copyText.safeParse(readFileSync(path(), 'utf8')).data ?? null
    } catch (error) {
      if (isFault(error)) return null
      throw error
    }
  },
  keep(copy) {
    const partial = `${path()}.${process.pid}.partial`
    try {
      mkdirSync(dirname(path()), { recursive: true })
      writeFileSync(partial, `${JSON.stringify(copy)}\n`)
      renameSync(partial, path())
    } catch (error) {
      // A full disk costs the copy and not the answer that is at hand.
      if (!isFault(error)) throw error
    }
  },
})

/** Of the file system: no such file, no room, no right. */
const isFault = (error: unknown): boolean => error instanceof Error && 'code' in error
