/**
 * next-auth, told how this house signs in: two kinds of credentials, and a token that holds a session's id alone.
 *
 * Whatever a token says beyond that is not believed; the session's row is read at every request.
 */
import type { AuthOptions, User } from 'next-auth'
import { encode } from 'next-auth/jwt'
import credentials from 'next-auth/providers/credentials'
import { z } from 'zod'
import { type Member, visitor } from '#lib/kernel/actor.ts'
import type { Result } from '#lib/kernel/result.ts'
import { signInPath } from '#lib/paths.ts'
import { authSecret } from '#lib/platform/auth-secret.ts'
import { environment, publicUrl, settleNextAuthUrl } from '#lib/platform/env.ts'
import { makeLog } from '#lib/platform/log.ts'
import { readerAddress } from '#lib/platform/reader-address.ts'
import { LinkInput, PasswordSignInInput } from '../inputs.ts'
import { type IdentityRefusal, linkUsedUp, wrongPassword } from '../refusal.ts'
import { chooseReturnPath } from '../return-path.ts'
import { endSession, findMember, sessionDays } from './session-store.ts'
import { type Browser, type OpenedSession, signInWithLink, signInWithPassword } from './sign-in.ts'

const Token = z.object({ sessionId: z.string() })
const Headers = z.object({ 'x-forwarded-for': z.string().default(''), 'user-agent': z.string().default('') })

const browserOf = (headers: unknown): Browser => {
  const { 'x-forwarded-for': forwarded, 'user-agent': userAgent } = Headers.parse(headers ?? {})
  return { address: readerAddress(forwarded), userAgent }
}

/** next-auth knows refusals by what is thrown; the text of it comes back in its answer. */
function asUser(opened: Result<OpenedSession, IdentityRefusal>): User {
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  return { id: opened.value.sessionId }
}

const password = credentials({
  id: 'password',
  name: 'Password',
  credentials: { email: { label: 'E-mail', type: 'email' }, password: { label: 'Password', type: 'password' } },
  authorize: async (given, { headers }) => {
    const input = PasswordSignInInput.safeParse(given)
    if (!input.success) throw new Error(JSON.stringify(wrongPassword))
    return asUser(await signInWithPassword(visitor(), input.data, browserOf(headers)))
  },
})

const link = credentials({
  id: 'link',
  name: 'Link',
  credentials: { token: { label: 'Token', type: 'text' }, password: { label: 'Password', type: 'password' } },
  authorize: async (given, { headers }) => {
    const input = LinkInput.safeParse(given)
    if (!input.success) throw new Error(JSON.stringify(linkUsedUp))
    return asUser(await signInWithLink(visitor(), input.data, browserOf(headers)))
  },
})

/** Over https the name's prefix makes the browser refuse the cookie from a subdomain or over http. */
function sessionCookie(isSecure: boolean) {
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure } as const
  return { name: isSecure ? '__Host-dotquad-session' : 'dotquad-session', options }
}

const sessionSeconds = sessionDays * 86_400

/** The cookie of a session as next-auth sets it, for one that goes on under another id. */
export async function makeSessionCookie(sessionId: string) {
  const settings = environment()
  const { name, options } = sessionCookie(publicUrl(settings).startsWith('https:'))
  const value = await encode({ token: { sessionId }, secret: authSecret(settings), maxAge: sessionSeconds })
  return { name, value, ...options, maxAge: sessionSeconds }
}

async function findTokenMember(token: unknown): Promise<Member | null> {
  const parsed = Token.safeParse(token)
  return parsed.success ? findMember(parsed.data.sessionId) : null
}

/** Asked anew at each request: a session revoked a moment ago is none. */
export function authOptions() {
  settleNextAuthUrl()
  const settings = environment()
  const isSecure = publicUrl(settings).startsWith('https:')
  const log = makeLog('sign-in')
  return {
    secret: authSecret(settings),
    providers: [password, link],
    session: { strategy: 'jwt', maxAge: sessionSeconds },
    useSecureCookies: isSecure,
    cookies: { sessionToken: sessionCookie(isSecure) },
    pages: { signIn: signInPath, error: signInPath, signOut: signInPath },
    callbacks: {
      jwt: ({ token, user }) => (user ? { sessionId: user.id } : { sessionId: token.sessionId }),
      session: async ({ session, token }) => ({ expires: session.expires, member: await findTokenMember(token) }),
      redirect: async ({ url, baseUrl }) => `${baseUrl}${chooseReturnPath(url.replace(baseUrl, ''))}`,
    },
    events: {
      signOut: async ({ token }) => {
        const parsed = Token.safeParse(token)
        if (parsed.success) await endSession(parsed.data.sessionId)
      },
    },
    logger: {
      error: (code, detail) => log.error({ code, detail }),
      warn: (code) => log.debug({ code }),
      debug: (code) => log.trace({ code }),
    },
  } satisfies AuthOptions
}
