import type { Metadata } from 'next'
import Link from 'next/link'
import { NarrowPage } from '#components/identity/narrow-page.tsx'
import { SignUpForm } from '#components/identity/sign-up-form.tsx'
import { visitor } from '#lib/kernel/actor.ts'
import { signInPath } from '#lib/paths.ts'
import { findMailViewer } from '#lib/platform/mail-viewer.ts'
import { openAccount } from './actions.ts'

export const metadata: Metadata = { title: 'Open an account' }

export default function SignUpPage() {
  visitor()
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
