/** The dossier on paper, with the hashes of what it rests on and how its pack is verified. */
import { drawDossier } from '#lib/diligence/server/draw-dossier.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { answerPack } from '../answer-pack.ts'

export async function GET(
  request: Request,
  { params }: RouteContext<'/api/check/[address]/[length]/pdf'>,
): Promise<Response> {
  const actor = visitor()
  return answerPack({ actor, request, params }, async (pack) => {
    return new Response(new Uint8Array(await drawDossier(pack)), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${pack.fileName}.pdf"`,
        'cache-control': 'no-store',
      },
    })
  })
}
