import type { Metadata } from 'next'
import { ConfirmForm } from '#components/identity/confirm-form.tsx'
import { NarrowPage } from '#components/identity/narrow-page.tsx'
import { visitor } from '#lib/kernel/actor.ts'
import { signInByLink } from '../actions.ts'

export const metadata: Metadata = { title: 'Sign in by link', robots: { index: false } }

export default async function SignInByLinkPage({ searchParams }: PageProps<'/sign-in/link'>) {
  visitor()
  const { token } = await searchParams
  return (
    <NarrowPage
      title="Sign in by link"
      lead="This uses up the link from your mail. It also confirms that the address is yours."
    >
      <ConfirmForm action={signInByLink} token={typeof token === 'string' ? token : ''} button="Sign in" />
    </NarrowPage>
  )
}
