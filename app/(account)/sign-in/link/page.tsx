import type { Metadata } from 'next'
import { ConfirmForm } from '#components/identity/confirm-form.tsx'
import { NarrowPage } from '#components/identity/narrow-page.tsx'
import { chooseReturnPath } from '#lib/identity/return-path.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { signInByLink } from '../actions.ts'

export const metadata: Metadata = { title: 'Sign in by link', robots: { index: false }, referrer: 'same-origin' }

export default async function SignInByLinkPage({ searchParams }: PageProps<'/sign-in/link'>) {
  visitor()
  const { token, next } = await searchParams
  const hidden = {
    token: typeof token === 'string' ? token : '',
    next: chooseReturnPath(typeof next === 'string' ? next : null),
  }
  return (
    <NarrowPage title="Sign in by link" lead="This uses up the link from your mail.">
      <ConfirmForm action={signInByLink} hidden={hidden} button="Sign in" />
    </NarrowPage>
  )
}
