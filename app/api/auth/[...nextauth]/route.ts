/** next-auth's own handler: the cookies of a session are set and cleared here and nowhere else. */
import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth/next'
import { authOptions } from '#lib/identity/server/auth-options.ts'
import { visitor } from '#lib/kernel/actor.ts'

type Context = RouteContext<'/api/auth/[...nextauth]'>

export async function GET(request: NextRequest, context: Context): Promise<Response> {
  visitor()
  return NextAuth(request, context, authOptions())
}

/** Forms of other sites are refused: every change wants next-auth's CSRF token. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  visitor()
  return NextAuth(request, context, authOptions())
}
