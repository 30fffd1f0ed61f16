import type { Metadata } from 'next'
import { connection } from 'next/server'
import { NarrowPage } from '#components/identity/narrow-page.tsx'
import { SignUpForm } from '#components/identity/sign-up-form.tsx'
import { Link } from '#components/ui/link.tsx'
import { visitor } from '#lib/kernel/actor.ts'
import { signInPath } from '#lib/paths.ts'
import { findMailViewer } from '#lib/platform/mail-viewer.ts'
import { openAccount } from './actions.ts'

export const metadata: Metadata = { title: 'Open an account' }

export default async function SignUpPage() {
  visitor()
  // Where mail can be read is told by the house that runs, not by the one that was built.
  await connection()
  return (
    <NarrowPage
      title="Open an account"
      lead={
        <>
          For you and your organisation. You have one already? <Link href={signInPath}>Sign in</Link>
        </>
      }
    >
      <SignUpForm action={openAccount} mailViewer={findMailViewer()} />
    </NarrowPage>
  )
}
