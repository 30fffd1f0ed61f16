/** Folders of source files and worlds of their own, below the system's folder for temporary files. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { root } from './source-files.ts'

const made: string[] = []

// Of the test file that imports this.
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Gone with the test file that asked for it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dotquad-int-'))
  made.push(folder)
  return folder
}

/** Writes the files, named by their path in the folder, and gives the folder. */
export function writeSources(files: Readonly<Record<string, string | Uint8Array>>, folder = temporaryFolder()): string {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

/** The sources that tests/recordings holds, each a folder of files in its publisher's own format. */
export const recordedSources = [
  'bgp-pfx2as',
  'bgp-riswhois',
  'delegated-afrinic',
  'delegated-apnic',
  'iana-special-purpose',
  'irr-radb',
  'irr-ripe',
  'rpki-vrps',
  'spamhaus-drop',
  'transfers-arin',
] as const

export function copyRecordings(sources: readonly (typeof recordedSources)[number][] = recordedSources): string {
  const folder = temporaryFolder()
  for (const source of sources)
    cpSync(join(root, 'tests/recordings', source), join(folder, source), { recursive: true })
  return folder
}
