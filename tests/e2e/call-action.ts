/** Server actions called without a window, as React calls them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { APIRequestContext, APIResponse } from '@playwright/test'
import { projectRoot } from '#lib/platform/project-root.ts'

/** Ids that the build gave to the actions, by file and name. */
export const actionIds = (): ReadonlyMap<string, string> => {
  const manifest = JSON.parse(readFileSync(join(projectRoot, '.next/server/server-reference-manifest.json'), 'utf8'))
  const known: [string, { filename: string; exportedName: string }][] = Object.entries(manifest.node)
  return new Map(known.map(([id, { filename, exportedName }]) => [`${filename}#${exportedName}`, id]))
}

type Call = {
  id: string
  /** The page that the action stands on. */
  path: string
  fields?: Readonly<Record<string, string>>
  /** An action that takes the form's state before its fields. */
  takes?: 'state'
}

/** Its arguments in field 0, a form as a reference to fields of its own prefix, which have to come before it. */
export function callAction(request: APIRequestContext, { id, path, fields = {}, takes }: Call): Promise<APIResponse> {
  const multipart = new FormData()
  for (const [name, value] of Object.entries(fields)) multipart.append(`_1_${name}`, value)
  multipart.append('0', JSON.stringify(takes === 'state' ? [{}, '$K1'] : ['$K1']))
  return request.post(path, { maxRedirects: 0, headers: { 'next-action': id }, multipart })
}
