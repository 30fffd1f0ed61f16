import type { Metadata } from 'next'
import { connection } from 'next/server'
import { EmailForm } from '#components/identity/email-form.tsx'
import { NarrowPage } from '#components/identity/narrow-page.tsx'
import { visitor } from '#lib/kernel/actor.ts'
import { findMailViewer } from '#lib/platform/mail-viewer.ts'
import { mailResetLink } from './actions.ts'

export const metadata: Metadata = { title: 'Forgot the password' }

export default async function ResetPage() {
  visitor()
  // Where mail can be read is told by the house that runs, not by the one that was built.
  await connection()
  return (
    <NarrowPage title="Forgot the password" lead="A link to set a new one is sent to the address of your account.">
      <EmailForm
        action={mailResetLink}
        label="E-mail of your account"
        button="Send a link"
        kind="primary"
        mailViewer={findMailViewer()}
      />
    </NarrowPage>
  )
}
