import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '#lib/platform/project-root.ts'

const launcher = join(projectRoot, 'lib/entry/dotquad.mjs')

/** What the launcher prints and gives in an environment of `env` alone. */
function launch(program: string, parameters: string[], env: Record<string, string> = {}) {
  const done = spawnSync(process.execPath, [program, ...parameters], {
    encoding: 'utf8',
    env: { NODE_ENV: 'test', ...env },
  })
  return { status: done.status, stdout: done.stdout, stderr: done.stderr }
}

/** A copy that wants a Node from the future, without a node_modules of its own. */
function launcherOfTheFuture(): string {
  const root = mkdtempSync(join(tmpdir(), 'dotquad-launcher-'))
  mkdirSync(join(root, 'lib/entry'), { recursive: true })
  writeFileSync(join(root, 'package.json'), JSON.stringify({ type: 'module', engines: { node: '>=999.1.0' } }))
  cpSync(launcher, join(root, 'lib/entry/dotquad.mjs'))
  return join(root, 'lib/entry/dotquad.mjs')
}

describe('the launcher', () => {
  test('says in one sentence which Node is needed, and ends with status 1', () => {
    expect(launch(launcherOfTheFuture(), ['start'])).toEqual({
      status: 1,
      stdout: '',
      stderr: `Dotquad needs Node 999.1.0 or newer; this is ${process.version}. Install it from nodejs.org.\n`,
    })
  })

  test('names every wrong variable before anything starts', () => {
    expect(launch(launcher, ['start'], { PORT: 'http', DOTQUAD_WORLD: 'real' })).toEqual({
      status: 1,
      stdout: '',
      stderr: 'DOTQUAD_WORLD must be one of simulated, files, live.\nPORT must be a whole number from 1 to 65535.\n',
    })
  })

  test('hands a refusal on as its sentence, without a stack', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'dotquad-launcher-'))
    const refused = launch(launcher, ['start'], { DOTQUAD_WORLD: 'files', DOTQUAD_DATA_DIR: dataDir })
    expect(refused).toEqual({
      status: 1,
      stdout: '',
      stderr: 'DOTQUAD_WORLD=files imports a folder of files: set DOTQUAD_SOURCES_DIR to it.\n',
    })
  })
})
