/** Has the registry and RIPEstat asked about a block, then shows its dossier, where the answers stand. */
import { parseAsn } from '#lib/address-space/asn.ts'
import { parseCheckableBlock } from '#lib/diligence/parse-checkable-block.ts'
import { publishProblem } from '#lib/diligence/publish-problem.ts'
import { askOutside } from '#lib/diligence/server/ask-outside.ts'
import { chooseWorld } from '#lib/diligence/server/choose-world.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { dossierPath } from '#lib/paths.ts'

/** A POST, so that no link, prefetch or crawler makes a request outside. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/api/check/[address]/[length]/ask'>,
): Promise<Response> {
  const actor = visitor()
  const { address, length } = await params
  const prefix = `${address}/${length}`
  const block = parseCheckableBlock(prefix)
  if (!block.ok) return Response.json({ prefix, error: publishProblem(block.error) }, { status: 400 })
  if (!chooseWorld(block.value).knownOutside) return Response.json({ prefix, error: notOutside }, { status: 404 })
  await askOutside(actor, block.value)
  const location = `${dossierPath(prefix, await readAsn(request))}#live`
  return new Response(null, { status: 303, headers: { location } })
}

const notOutside = { code: 'not-outside', message: 'Nobody outside knows this block: its world is simulated here.' }

/** The AS number the page was asked about, so that its what-if stays. */
async function readAsn(request: Request): Promise<number | undefined> {
  const given = new URLSearchParams(await request.text()).get('asn')
  const asn = given === null ? null : parseAsn(given)
  return asn?.ok ? asn.value : undefined
}
