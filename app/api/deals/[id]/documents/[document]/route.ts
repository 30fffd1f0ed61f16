/** A paper of a deal as a file, for whoever may read the deal. */
import { findDocument } from '#lib/deals/server/find-document.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import { dealDocumentPath } from '#lib/paths.ts'

type Context = RouteContext<'/api/deals/[id]/documents/[document]'>

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await requireActor(await pathOf(params))
  const { id: dealId, document: id } = await params
  const found = await findDocument(actor, { dealId, id })
  if (!found) return new Response('There is no such document.\n', { status: 404 })
  const { document, content } = found
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': document.mediaType,
      'content-disposition': `inline; filename="${document.fileName}"`,
      'cache-control': 'private, no-store',
    },
  })
}

async function pathOf(params: Context['params']): Promise<string> {
  const { id, document } = await params
  return dealDocumentPath(id, document)
}
