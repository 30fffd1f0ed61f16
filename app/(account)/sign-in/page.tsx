import type { Metadata } from 'next'
import { EmailForm, MailViewerLink } from '#components/identity/email-form.tsx'
import { NarrowPage } from '#components/identity/narrow-page.tsx'
import { SignInForm } from '#components/identity/sign-in-form.tsx'
import { Link } from '#components/ui/link.tsx'
import { Section } from '#components/ui/section.tsx'
import { chooseReturnPath } from '#lib/identity/return-path.ts'
import { findActor } from '#lib/identity/server/require-actor.ts'
import { returnTo } from '#lib/identity/server/return-to.ts'
import { accountPath, signUpPath } from '#lib/paths.ts'
import { findMailViewer } from '#lib/platform/mail-viewer.ts'
import { mailSignInLink, signIn } from './actions.ts'

export const metadata: Metadata = { title: 'Sign in' }

/** `?next=` comes from a page that needs an account, `?error=` from next-auth's own handler. */
export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const actor = await findActor()
  const { next, error } = await searchParams
  const wanted = chooseReturnPath(typeof next === 'string' ? next : null)
  if (actor.kind === 'member') returnTo(wanted)
  const elsewhere =
    wanted === accountPath ? null : 'That page needs an account, or your session has ended. Sign in to go on.'
  return (
    <NarrowPage title="Sign in">
      <SignInForm
        action={signIn}
        returnTo={wanted}
        notice={error ? 'That did not sign you in. Try again here.' : elsewhere}
      />
      <Section title="Without the password">
        <div className="grid gap-4">
          <EmailForm
            action={mailSignInLink}
            label="E-mail to send a link to"
            button="Send a link"
            returnTo={wanted}
            mailViewer={null}
          />
          <MailViewerLink url={findMailViewer()} />
        </div>
      </Section>
      <Section title="New here">
        <p className="text-ink2">
          Checking a block needs no account; buying, selling and lending one does.{' '}
          <Link href={signUpPath}>Open an account</Link>
        </p>
      </Section>
    </NarrowPage>
  )
}
