'use server'

import { type FormState, finishForm, refuseForm, typedValues } from '#components/ui/form-state.ts'
import { EmailInput, LinkInput, PasswordSignInInput, problemsOf } from '#lib/identity/inputs.ts'
import { linkUsedUp } from '#lib/identity/refusal.ts'
import { openBrowserSession } from '#lib/identity/server/browser-session.ts'
import { countMail } from '#lib/identity/server/count-attempt.ts'
import { findReaderAddress } from '#lib/identity/server/find-reader-address.ts'
import { mailLink } from '#lib/identity/server/mail-link.ts'
import { returnTo } from '#lib/identity/server/return-to.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { sendMailSoon } from '#lib/notifications/server/send-mail-soon.ts'

export async function signIn(_state: FormState, fields: FormData): Promise<FormState> {
  visitor()
  const values = typedValues(fields, 'password')
  const input = PasswordSignInInput.safeParse(Object.fromEntries(fields))
  if (!input.success) return refuseForm({ values, problems: problemsOf(input.error) })
  const opened = await openBrowserSession('password', input.data)
  if (!opened.ok) return refuseForm({ values, message: opened.error.message })
  returnTo(values.next)
}

export async function mailSignInLink(_state: FormState, fields: FormData): Promise<FormState> {
  const actor = visitor()
  const values = typedValues(fields)
  const input = EmailInput.safeParse(values)
  if (!input.success) return refuseForm({ values, problems: problemsOf(input.error) })
  const { email } = input.data
  const tooMany = await countMail(email, await findReaderAddress())
  if (tooMany) return refuseForm({ values, message: tooMany.message })
  sendMailSoon(() => mailLink(actor, email, { purpose: 'sign-in', next: values.next ?? null }))
  return finishForm(`If ${email} has an account, a link to sign in is on its way there. It works once, for 15 minutes.`)
}

export async function signInByLink(_state: FormState, fields: FormData): Promise<FormState> {
  visitor()
  const { next } = typedValues(fields)
  const input = LinkInput.safeParse(Object.fromEntries(fields))
  if (!input.success) return refuseForm({ message: linkUsedUp.message })
  const opened = await openBrowserSession('link', input.data)
  if (!opened.ok) return refuseForm({ message: opened.error.message })
  returnTo(next)
}
