/** next-auth's own handler: the cookies of a session are set and cleared here and nowhere else. */
import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth/next'
import { authOptions } from '#lib/identity/server/auth-options.ts'
import { visitor } from '#lib/kernel/actor.ts'

type Context = RouteContext<'/api/auth/[...nextauth]'>

/** What of it is there. The rest would let anybody write into the log, or fails on purpose where it is asked wrongly. */
const open: Readonly<Record<string, readonly string[]>> = {
  GET: ['csrf', 'providers', 'session', 'signin', 'signout', 'error'],
  POST: ['callback/password', 'callback/link', 'signout'],
}

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params
  if (!open[request.method]?.includes(nextauth.join('/'))) return new Response(null, { status: 404 })
  return NextAuth(request, context, authOptions())
}

export async function GET(request: NextRequest, context: Context): Promise<Response> {
  visitor()
  return handle(request, context)
}

/** Forms of other sites are refused: every change wants next-auth's CSRF token. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  visitor()
  return handle(request, context)
}
