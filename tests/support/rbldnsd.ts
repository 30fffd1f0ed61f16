/** A real rbldnsd of this machine, where it is installed, over zone files of a test. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { findFreePort } from '#lib/platform/free-port.ts'

/** Debian's packages put it where only root's path leads. */
const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin']
const program = folders.map((folder) => join(folder, 'rbldnsd')).find(existsSync)

export const hasRbldnsd = program !== undefined

export type Rbldnsd = { name: string; host: string; port: number; stop(): Promise<void> }

/** `zones`: text in rbldnsd's ip4set format by the name of the zone. Returns once it serves. */
export async function startRbldnsd(zones: Readonly<Record<string, string>>): Promise<Rbldnsd> {
  if (!program) throw new Error('rbldnsd is not installed on this machine.')
  const folder = await mkdtemp(join(tmpdir(), 'dotquad-rbldnsd-'))
  await chmod(folder, 0o755) // it reads as somebody else
  const names = Object.entries(zones).map(([zone], index) => `${zone}:ip4set:zone${index}`)
  await Promise.all(Object.values(zones).map((text, index) => writeFile(join(folder, `zone${index}`), text)))
  const port = await findFreePort(0)
  const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : []
  const child = spawn(program, ['-n', ...user, '-b', `127.0.0.1/${port}`, '-w', folder, ...names])
  await untilItSays(child, 'started')
  return {
    name: 'rbldnsd',
    host: '127.0.0.1',
    port,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill()
      await ended
      await rm(folder, { recursive: true })
    },
  }
}

function untilItSays(child: ChildProcess, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes(word)) resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`rbldnsd ended: ${said}`)))
  })
}
