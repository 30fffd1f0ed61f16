/** The dossier with the rows and records it rests on, signed: what `dotquad pack PREFIX` writes. */
import { visitor } from '#lib/kernel/actor.ts'
import { answerPack } from '../answer-pack.ts'

export async function GET(
  request: Request,
  { params }: RouteContext<'/api/check/[address]/[length]/pack'>,
): Promise<Response> {
  const actor = visitor()
  return answerPack({ actor, request, params }, ({ file, fileName }) => {
    return new Response(new Uint8Array(file), {
      headers: {
        'content-type': 'application/x-tar',
        'content-disposition': `attachment; filename="${fileName}.tar"`,
        'cache-control': 'no-store',
      },
    })
  })
}
