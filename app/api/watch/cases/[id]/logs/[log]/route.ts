/** A log of a case as a file, for the organisation whose case it is. */
import { requireActor } from '#lib/identity/server/require-actor.ts'
import { findAttachment } from '#lib/notifications/server/find-cases.ts'
import { caseLogPath } from '#lib/paths.ts'

type Context = RouteContext<'/api/watch/cases/[id]/logs/[log]'>

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await requireActor(await pathOf(params))
  const { id: caseId, log: id } = await params
  const found = await findAttachment(actor, { caseId, id })
  if (!found) return new Response('There is no such log.\n', { status: 404 })
  return new Response(new Uint8Array(found.content), {
    headers: {
      // Never shown as a page of this house, whatever somebody wrote into it.
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="${found.fileName}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}

async function pathOf(params: Context['params']): Promise<string> {
  const { id, log } = await params
  return caseLogPath(id, log)
}
