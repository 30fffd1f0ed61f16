/**
 * Signing in and out from a server action: next-auth's own handler is called with its CSRF token, and the cookies
 * it answers with are handed on to the browser. So a form works without script and the handler stays the one way in.
 */
import 'server-only'
import { cookies, headers } from 'next/headers'
import { NextRequest, NextResponse } from 'next/server'
import NextAuth from 'next-auth/next'
import { z } from 'zod'
import { invariant } from '#lib/kernel/invariant.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { accountPath } from '#lib/paths.ts'
import { environment, publicUrl } from '#lib/platform/env.ts'
import type { IdentityRefusal } from '../refusal.ts'
import { authOptions, makeSessionCookie } from './auth-options.ts'
import { signOut } from './end-session.ts'
import { findActor } from './require-actor.ts'

const Csrf = z.object({ csrfToken: z.string() })
const Answer = z.object({ url: z.string() })
const Refusal = z.object({
  code: z.enum(['too-many', 'wrong', 'link-used-up', 'password-unfit', 'not-there']),
  message: z.string(),
})

type Call = { action: readonly string[]; body?: Readonly<Record<string, string>> }

async function callNextAuth({ action, body }: Call): Promise<unknown> {
  const url = `${publicUrl(environment())}/api/auth/${action.join('/')}`
  const request = new NextRequest(url, {
    method: body ? 'POST' : 'GET',
    headers: { ...Object.fromEntries(await headers()), 'content-type': 'application/x-www-form-urlencoded' },
    ...(body && { body: new URLSearchParams(body).toString() }),
  })
  const answer: unknown = await NextAuth(request, { params: { nextauth: [...action] } }, authOptions())
  invariant(answer instanceof Response, "next-auth's handler answers with a Response")
  const jar = await cookies()
  for (const cookie of new NextResponse(null, { headers: answer.headers }).cookies.getAll()) jar.set(cookie)
  return answer.json()
}

async function post(...action: string[]) {
  const { csrfToken } = Csrf.parse(await callNextAuth({ action: ['csrf'] }))
  return (fields: Readonly<Record<string, string>>) =>
    callNextAuth({ action, body: { ...fields, csrfToken, callbackUrl: accountPath, json: 'true' } })
}

/** What one signs in with, by the names of the handler's two providers. */
export type Credentials = { password: { email: string; password: string }; link: { token: string; password: string } }

/**
 * Opens a session and gives the browser its cookie; the one it had before is over. Only from a server action or a
 * handler.
 */
export async function openBrowserSession<P extends keyof Credentials>(
  provider: P,
  given: Credentials[P],
): Promise<Result<null, IdentityRefusal>> {
  const before = await findActor()
  const send = await post('callback', provider)
  const { url } = Answer.parse(await send(given))
  const error = new URL(url).searchParams.get('error')
  if (error !== null) return err(Refusal.parse(JSON.parse(error)))
  if (before.kind === 'member') await signOut(before)
  return ok(null)
}

/** The browser goes on as this session, which took the place of its own. */
export async function renewBrowserSession(sessionId: string): Promise<void> {
  const jar = await cookies()
  jar.set(await makeSessionCookie(sessionId))
}

/** Revokes the session and takes the cookie back. */
export async function closeBrowserSession(): Promise<void> {
  const send = await post('signout')
  await send({})
}
