import type { Metadata } from 'next'
import { NarrowPage } from '#components/identity/narrow-page.tsx'
import { NewPasswordForm } from '#components/identity/new-password-form.tsx'
import { visitor } from '#lib/kernel/actor.ts'
import { setPassword } from '../actions.ts'

export const metadata: Metadata = { title: 'Set a new password', robots: { index: false } }

export default async function NewPasswordPage({ searchParams }: PageProps<'/reset/new'>) {
  visitor()
  const { token } = await searchParams
  return (
    <NarrowPage title="Set a new password" lead="Every browser that is signed in now will be signed out.">
      <NewPasswordForm action={setPassword} token={typeof token === 'string' ? token : ''} />
    </NarrowPage>
  )
}
