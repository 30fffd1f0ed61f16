/** In front of the pages that cost something: how often one address may load them. */
import { type NextRequest, NextResponse } from 'next/server'
import { countCheck } from '#lib/platform/rate-limit.ts'

// A prefetch by Next's router renders nothing of these pages and is not counted. It carries both headers;
// one alone is a page load that only claims to be a prefetch.
export const config = {
  matcher: [
    { source: '/check/:path*', missing: [{ type: 'header', key: 'rsc' }] },
    { source: '/check/:path*', missing: [{ type: 'header', key: 'next-router-prefetch' }] },
    { source: '/api/check/:path*' },
  ],
}

/**
 * The reader's address. Next appends the socket's own to whatever X-Forwarded-For a client sent, so
 * only the last one is not the client's to choose.
 */
const addressOf = (request: NextRequest) =>
  request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'unknown'

export async function proxy(request: NextRequest): Promise<NextResponse> {
  const waitSeconds = await countCheck(addressOf(request))
  if (waitSeconds === null) return NextResponse.next()
  const limit = `Too many checks from your address within a minute. Wait ${waitSeconds} s and load the page again; for many blocks at once use the command line: dotquad dossier --stdin.\n`
  return new NextResponse(limit, {
    status: 429,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'retry-after': String(waitSeconds) },
  })
}
