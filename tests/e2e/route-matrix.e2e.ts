import type { APIResponse } from '@playwright/test'
import { type Answer, actions, actorNames, answerFor, handlers, pages } from '#tests/support/route-matrix.ts'
import { signInByRequest } from './accounts.ts'
import { actionIds, callAction } from './call-action.ts'
import { expect, test } from './fixtures.ts'

/** No browser is needed, so one window of it is enough. */
test.skip(({ isMobile }) => isMobile, 'asks without a window')

const once = { maxRedirects: 0 } as const

function classify(answer: APIResponse): Answer | number {
  const status = answer.status()
  const { location, 'x-action-redirect': led } = answer.headers()
  if (/^(?:https?:\/\/[^/]+)?\/sign-in(?:[?;]|$)/.test(led ?? location ?? '')) return 'sign-in'
  if (status < 400) return 'ok'
  if (status === 404) return 'not-found'
  return status < 500 ? 'refused' : status
}

for (const actor of actorNames) {
  test(`every page, handler and action answers ${actor} as the matrix says`, async ({ request }) => {
    if (actor !== 'visitor') await signInByRequest(request, actor)
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
        ask: () => callAction(request, { id: ids.get(name) ?? 'unknown', ...row }),
      })),
    ]
    const answers: Record<string, unknown> = {}
    for (const { name, ask } of asked) answers[name] = classify(await ask())
    expect(answers).toEqual(Object.fromEntries(asked.map(({ name, row }) => [name, answerFor(row, actor)])))
  })
}
