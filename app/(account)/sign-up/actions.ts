'use server'

import { type FormState, finishForm, refuseForm, typedValues } from '#components/ui/form-state.ts'
import { LinkInput, problemsOf, SignUpInput } from '#lib/identity/inputs.ts'
import { linkUsedUp } from '#lib/identity/refusal.ts'
import { openBrowserSession } from '#lib/identity/server/browser-session.ts'
import { findReaderAddress } from '#lib/identity/server/find-reader-address.ts'
import { returnTo } from '#lib/identity/server/return-to.ts'
import { signUp } from '#lib/identity/server/sign-up.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { sendMailSoon } from '#lib/notifications/server/send-mail-soon.ts'

export async function openAccount(_state: FormState, fields: FormData): Promise<FormState> {
  const actor = visitor()
  const roles = fields.getAll('roles').map(String)
  const values = { ...typedValues(fields, 'password'), roles: roles.join(' ') }
  const input = SignUpInput.safeParse({ ...Object.fromEntries(fields), roles })
  if (!input.success) return refuseForm({ values, problems: problemsOf(input.error) })
  const asked = await signUp(actor, input.data, await findReaderAddress())
  if (!asked.ok) return refuseForm({ values, message: asked.error.message })
  sendMailSoon()
  return finishForm(
    `A mail is on its way to ${input.data.email}. Follow the link in it to confirm the address and to sign in.`,
  )
}

export async function confirmAddress(_state: FormState, fields: FormData): Promise<FormState> {
  visitor()
  const input = LinkInput.safeParse(Object.fromEntries(fields))
  if (!input.success) return refuseForm({ message: linkUsedUp.message })
  const opened = await openBrowserSession('link', input.data)
  if (!opened.ok) return refuseForm({ message: opened.error.message })
  returnTo(null)
}
