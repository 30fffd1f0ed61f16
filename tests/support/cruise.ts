/** Runs dependency-cruiser with the project's rules over a folder laid out like the project. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { root } from './source-files.ts'

const Report = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(z.object({ rule: z.object({ name: z.string() }), from: z.string(), to: z.string() })),
  }),
})

export type Violation = { rule: string; from: string; to: string }

export function cruise(folder: string): { modules: string[]; violations: Violation[] } {
  const targets = ['app', 'components', 'lib'].filter((path) => existsSync(resolve(folder, path)))
  const program = resolve(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const parameters = [program, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...targets]
  const json = execFileSync(process.execPath, parameters, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 })
  const { modules, summary } = Report.parse(JSON.parse(json))
  return {
    modules: modules.map(({ source }) => source),
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  }
}
