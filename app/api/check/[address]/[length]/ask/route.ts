/** Has services outside asked about a block, then shows the page where their answers stand. */
import { parseAsn } from '#lib/address-space/asn.ts'
import type { Prefix } from '#lib/address-space/prefix.ts'
import { parseCheckableBlock } from '#lib/diligence/parse-checkable-block.ts'
import { publishProblem } from '#lib/diligence/publish-problem.ts'
import { askGeofeed } from '#lib/diligence/server/ask-geofeed.ts'
import { askOutside, askRegistration } from '#lib/diligence/server/ask-outside.ts'
import { askReverseDns } from '#lib/diligence/server/ask-reverse-dns.ts'
import { mayAskAbout } from '#lib/diligence/server/may-ask-about.ts'
import { type Actor, visitor } from '#lib/kernel/actor.ts'
import { cloudFitPath, dossierPath, locationPath, reverseDnsPath } from '#lib/paths.ts'

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
  const form = new URLSearchParams(await request.text())
  const location = await ask(actor, { block: block.value, prefix, form })
  if (location === null) return Response.json({ prefix, error: notOutside }, { status: 404 })
  return new Response(null, { status: 303, headers: { location } })
}

const notOutside = { code: 'not-outside', message: 'Nobody who is asked from here knows this block.' }

type Asked = { block: Prefix; prefix: string; form: URLSearchParams }

/** Where the answers stand; null where nobody may be asked. */
async function ask(actor: Actor, { block, prefix, form }: Asked): Promise<string | null> {
  const may = mayAskAbout(actor, block)
  if (form.get('of') === 'registration') {
    if (!may.registration) return null
    await askRegistration(actor, block)
    return cloudFitPath(prefix)
  }
  if (form.get('of') === 'reverse-dns') {
    if (!may.reverseDns) return null
    await askReverseDns(actor, block)
    return reverseDnsPath(prefix)
  }
  if (form.get('of') === 'geofeed') {
    if (!may.geofeed) return null
    await askGeofeed(actor, block)
    return `${locationPath(prefix)}#geofeed`
  }
  if (!may.services) return null
  await askOutside(actor, block)
  return `${dossierPath(prefix, readAsn(form))}#live`
}

/** The AS number the page was asked about, so that its what-if stays. */
function readAsn(form: URLSearchParams): number | undefined {
  const given = form.get('asn')
  const asn = given === null ? null : parseAsn(given)
  return asn?.ok ? asn.value : undefined
}
