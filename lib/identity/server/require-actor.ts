/** Who sent the request that is being answered: asked of the session's row, once a request. */
import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getServerSession } from 'next-auth/next'
import { cache } from 'react'
import { type Member, type Visitor, visitor } from '#lib/kernel/actor.ts'
import { signInAndReturnPath } from '#lib/paths.ts'
import { chooseReturnPath } from '../return-path.ts'
import { authOptions } from './auth-options.ts'

/** For pages that look different to members; makes the page dynamic. */
export const findActor = cache(async (): Promise<Member | Visitor> => {
  const session = await getServerSession(authOptions())
  return session?.member ?? visitor()
})

/**
 * Whoever is signed in; anybody else is sent to sign in first, and back to `returnTo` (a path and query). Where an
 * action does not say, it is back to the page that sent it.
 */
export async function requireActor(returnTo?: string): Promise<Member> {
  const actor = await findActor()
  if (actor.kind === 'member') return actor
  redirect(signInAndReturnPath(returnTo ?? (await refererPath())))
}

async function refererPath(): Promise<string> {
  const referer = (await headers()).get('referer') ?? ''
  if (!URL.canParse(referer)) return chooseReturnPath(null)
  const { pathname, search } = new URL(referer)
  return chooseReturnPath(`${pathname}${search}`)
}
