import type { Metadata } from 'next'
import { ConfirmForm } from '#components/identity/confirm-form.tsx'
import { NarrowPage } from '#components/identity/narrow-page.tsx'
import { Link } from '#components/ui/link.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { visitor } from '#lib/kernel/actor.ts'
import { resetPath } from '#lib/paths.ts'
import { confirmAddress } from '../actions.ts'

export const metadata: Metadata = { title: 'Confirm your address', robots: { index: false }, referrer: 'same-origin' }

/** Wants the password, so that nobody confirms an account that somebody else asked for with their address. */
export default async function ConfirmAddressPage({ searchParams }: PageProps<'/sign-up/confirm'>) {
  visitor()
  const { token } = await searchParams
  return (
    <NarrowPage
      title="Confirm your address"
      lead={
        <>
          Type the password that you chose for the new account. You chose none?{' '}
          <Link href={resetPath}>Have a new one set</Link>
        </>
      }
    >
      <ConfirmForm
        action={confirmAddress}
        hidden={{ token: typeof token === 'string' ? token : '' }}
        button="Confirm and sign in"
      >
        <TextField label="Password" name="password" type="password" autoComplete="current-password" required />
      </ConfirmForm>
    </NarrowPage>
  )
}
