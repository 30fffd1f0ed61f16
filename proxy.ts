/** In front of what costs something: how often one address may load a dossier, or have others asked. */
import { type NextRequest, NextResponse } from 'next/server'
import { countRequest } from '#lib/platform/rate-limit.ts'
import { readerAddress } from '#lib/platform/reader-address.ts'

// A prefetch by Next's router renders nothing of these pages and is not counted. It carries both headers;
// one alone is a page load that only claims to be a prefetch.
export const config = {
  matcher: [
    { source: '/check/:path*', missing: [{ type: 'header', key: 'rsc' }] },
    { source: '/check/:path*', missing: [{ type: 'header', key: 'next-router-prefetch' }] },
    { source: '/api/check/:path*' },
  ],
}

/** A dossier is read with GET; only asking others is a POST. */
const countedAs = ({ method }: NextRequest): 'ask' | 'check' => (method === 'POST' ? 'ask' : 'check')

const explainLimit: Record<'ask' | 'check', (waitSeconds: number) => string> = {
  check: (waitSeconds) =>
    `Too many checks from your address within a minute. Wait ${waitSeconds} s and load the page again; for many blocks at once use the command line: dotquad dossier --stdin.\n`,
  ask: (waitSeconds) =>
    `The registries and RIPEstat were asked too often from your address within a minute. Wait ${waitSeconds} s, go back and ask again; the dossier itself does not need them.\n`,
}

export async function proxy(request: NextRequest): Promise<NextResponse> {
  const counted = countedAs(request)
  const waitSeconds = await countRequest(counted, readerAddress(request.headers.get('x-forwarded-for')))
  if (waitSeconds === null) return NextResponse.next()
  return new NextResponse(explainLimit[counted](waitSeconds), {
    status: 429,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'retry-after': String(waitSeconds) },
  })
}
