import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { APIRequestContext, APIResponse } from '@playwright/test'
import { projectRoot } from '#lib/platform/project-root.ts'
import {
  type ActorName,
  type Answer,
  actions,
  actorNames,
  answerFor,
  handlers,
  pages,
  type Row,
} from '#tests/support/route-matrix.ts'
import { emailOf, passwordOf } from './accounts.ts'
import { expect, test } from './fixtures.ts'

/** No browser is needed, so one window of it is enough. */
test.skip(({ isMobile }) => isMobile, 'asks without a window')

const once = { maxRedirects: 0 } as const

/** next-auth's own way in: its CSRF token, then the form of a provider. */
async function signIn(request: APIRequestContext, actor: Exclude<ActorName, 'visitor'>): Promise<void> {
  const { csrfToken } = await (await request.get('/api/auth/csrf')).json()
  const form = { csrfToken, email: emailOf(actor), password: passwordOf(actor), json: 'true' }
  const answer = await request.post('/api/auth/callback/password', { form })
  expect(answer.status()).toBe(200)
}

function classify(answer: APIResponse): Answer | number {
  const status = answer.status()
  const { location, 'x-action-redirect': led } = answer.headers()
  if (/^(?:https?:\/\/[^/]+)?\/sign-in(?:[?;]|$)/.test(led ?? location ?? '')) return 'sign-in'
  if (status < 400) return 'ok'
  if (status === 404) return 'not-found'
  return status < 500 ? 'refused' : status
}

/** Ids that the build gave to the actions. */
const actionIds = (): ReadonlyMap<string, string> => {
  const manifest = JSON.parse(readFileSync(join(projectRoot, '.next/server/server-reference-manifest.json'), 'utf8'))
  const known: [string, { filename: string; exportedName: string }][] = Object.entries(manifest.node)
  return new Map(known.map(([id, { filename, exportedName }]) => [`${filename}#${exportedName}`, id]))
}

/** Calls an action as React does: its arguments in field 0, a form as a reference to fields of its own prefix. */
function callAction(request: APIRequestContext, id: string, { path, fields = {}, takes }: Row): Promise<APIResponse> {
  const given = Object.entries(fields).map(([name, value]) => [`1_${name}`, value])
  const multipart = { ...Object.fromEntries(given), '0': JSON.stringify(takes === 'state' ? [{}, '$K1'] : ['$K1']) }
  return request.post(path, { ...once, headers: { 'next-action': id }, multipart })
}

for (const actor of actorNames) {
  test(`every page, handler and action answers ${actor} as the matrix says`, async ({ request }) => {
    if (actor !== 'visitor') await signIn(request, actor)
    const ids = actionIds()
    const asked = [
      ...Object.entries(pages).map(([name, row]) => ({ name, row, ask: () => request.get(row.path, once) })),
      ...Object.entries(handlers).map(([name, row]) => ({
        name,
        row,
        ask: () => request.fetch(row.path, { ...once, method: name.split(' ')[0] ?? '', form: row.fields ?? {} }),
      })),
      ...Object.entries(actions).map(([name, row]) => ({
        name,
        row,
        ask: () => callAction(request, ids.get(name) ?? 'unknown', row),
      })),
    ]
    const answers: Record<string, unknown> = {}
    for (const { name, ask } of asked) answers[name] = classify(await ask())
    expect(answers).toEqual(Object.fromEntries(asked.map(({ name, row }) => [name, answerFor(row, actor)])))
  })
}
