'use server'

import { headers } from 'next/headers'
import { type FormState, finishForm, refuseForm, typedValues } from '#components/ui/form-state.ts'
import { problemsOf, SignUpInput } from '#lib/identity/inputs.ts'
import { signUp } from '#lib/identity/server/sign-up.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { sendMailSoon } from '#lib/notifications/server/send-mail-soon.ts'
import { readerAddress } from '#lib/platform/reader-address.ts'

export async function openAccount(_state: FormState, fields: FormData): Promise<FormState> {
  const actor = visitor()
  const roles = fields.getAll('roles').map(String)
  const values = { ...typedValues(fields, 'password'), roles: roles.join(' ') }
  const input = SignUpInput.safeParse({ ...Object.fromEntries(fields), roles })
  if (!input.success) return refuseForm({ values, problems: problemsOf(input.error) })
  const address = readerAddress((await headers()).get('x-forwarded-for'))
  const asked = await signUp(actor, input.data, address)
  if (!asked.ok) return refuseForm({ values, message: asked.error.message })
  sendMailSoon()
  return finishForm(
    `A mail is on its way to ${input.data.email}. Follow the link in it to confirm the address and to sign in.`,
  )
}
