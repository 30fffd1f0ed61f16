/**
 * The browser of the tests: the one named, one installed, one carried by npm, or Playwright's own.
 *
 * Knows where a Chromium may be and what it needs to start anywhere: as root, in a container, without
 * a display, without the libraries of a desktop. Knows nothing of pages.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import type { LaunchOptions } from '@playwright/test'

type Chromium = Required<Pick<LaunchOptions, 'args' | 'env'>> & Pick<LaunchOptions, 'executablePath'>

/** Our own list: the carried package's own list switches web security off, which tests must not. */
const args = [
  '--no-sandbox', // root and most containers have no user namespaces
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage', // containers give /dev/shm 64 MB
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
]

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** How to launch Chromium here. Without `executablePath`, Playwright launches the browser it installed itself. */
export async function findChromium(): Promise<Chromium> {
  const env = Object.fromEntries(Object.entries(process.env).filter((pair): pair is [string, string] => !!pair[1]))
  const named = process.env.CHROMIUM_PATH
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names no file: ${named}`)
  const executablePath = named || installed.find(existsSync)
  if (executablePath) return { executablePath, args, env }
  if (process.platform !== 'linux' || process.arch !== 'x64') return { args, env }
  const folder = await unpackCarried()
  return { executablePath: join(folder, 'chromium'), args, env: { ...env, ...carriedEnvironment(folder) } }
}

/**
 * Unpacks the Chromium of @sparticuz/chromium once and returns its folder. The package itself unpacks into the
 * shared temporary folder, where a half-written file of an interrupted run or of another user would be taken for whole.
 */
async function unpackCarried(): Promise<string> {
  const home = resolve(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '../..')
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'))
  const cache = resolve(import.meta.dirname, '../../node_modules/.cache')
  const folder = join(cache, `chromium-${version}`)
  if (existsSync(folder)) return folder
  await mkdir(cache, { recursive: true })
  const staging = await mkdtemp(join(cache, 'unpacking-'))
  const temporary = process.env.TMPDIR
  process.env.TMPDIR = staging // the package asks node:os for its target
  try {
    const { default: carried, inflate } = await import('@sparticuz/chromium')
    await carried.executablePath()
    await inflate(join(home, 'bin/al2023.tar.br'))
    await rename(staging, folder)
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = temporary
    await rm(staging, { recursive: true, force: true })
  }
  return folder
}

/** The libraries and fonts that the package carries, named only where the system has none of its own. */
function carriedEnvironment(folder: string): Record<string, string> {
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }
  return hasLibraries(join(folder, 'chromium')) ? fonts : { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023/lib') }
}

function hasLibraries(executable: string): boolean {
  try {
    return !execFileSync('ldd', [executable], { encoding: 'utf8' }).includes('not found')
  } catch {
    return false // no ldd, no glibc tools: the carried libraries are the safer bet
  }
}
