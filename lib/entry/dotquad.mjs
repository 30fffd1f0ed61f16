#!/usr/bin/env node
/**
 * The one way into every program: `dotquad <program> …`.
 *
 * Plain JavaScript of an old make, so that a Node too old for the rest can still say so. Where npm
 * brought a newer Node into node_modules, that one takes over.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const entry = dirname(fileURLToPath(import.meta.url))
const root = dirname(dirname(entry))
const programs = ['start', 'web', 'worker', 'simulation', 'seed-market', 'test', 'prisma', 'postinstall']
const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node.replace('>=', '')

const isAtLeast = (version, minimum) => {
  const [left, right] = [version, minimum].map((text) => text.replace('v', '').split('.').map(Number))
  const differing = left.findIndex((part, i) => part !== right[i])
  return differing === -1 || left[differing] > right[differing]
}

/** The Node that npm installed beside the project, if it is new enough. */
function findOwnNode() {
  const own = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  if (!existsSync(own)) return null
  const asked = spawnSync(own, ['--version'], { encoding: 'utf8' })
  return asked.status === 0 && isAtLeast(asked.stdout.trim(), wanted) ? own : null
}

/** The same command under another Node. Signals reach the child by the terminal or are passed on. */
function runUnder(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)))
}

async function run() {
  if (!isAtLeast(process.version, wanted)) {
    const own = findOwnNode()
    if (own) return runUnder(own)
    console.error(`Dotquad needs Node ${wanted} or newer; this is ${process.version}. Install it from nodejs.org.`)
    return 1
  }
  const { readEnvironment } = await import('../platform/env.ts')
  const environment = readEnvironment()
  if (!environment.ok) {
    console.error(environment.error)
    return 1
  }
  const [name = '', ...rest] = process.argv.slice(2)
  const isProgram = programs.includes(name)
  const program = join(entry, isProgram ? `${name}.ts` : 'cli.ts')
  const { main } = await import(pathToFileURL(program).href)
  return main(isProgram ? rest : process.argv.slice(2))
}

try {
  process.exitCode = await run()
} catch (error) {
  if (error?.name !== 'OperatorRefusal') throw error
  console.error(error.message)
  process.exitCode = 1
}
