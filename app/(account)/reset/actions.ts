'use server'

import { type FormState, finishForm, refuseForm, typedValues } from '#components/ui/form-state.ts'
import { EmailInput, NewPasswordInput, problemsOf } from '#lib/identity/inputs.ts'
import { linkUsedUp } from '#lib/identity/refusal.ts'
import { countMail } from '#lib/identity/server/count-attempt.ts'
import { findReaderAddress } from '#lib/identity/server/find-reader-address.ts'
import { mailLink } from '#lib/identity/server/mail-link.ts'
import { resetPassword } from '#lib/identity/server/reset-password.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { sendMailSoon } from '#lib/notifications/server/send-mail-soon.ts'

export async function mailResetLink(_state: FormState, fields: FormData): Promise<FormState> {
  const actor = visitor()
  const values = typedValues(fields)
  const input = EmailInput.safeParse(values)
  if (!input.success) return refuseForm({ values, problems: problemsOf(input.error) })
  const { email } = input.data
  const tooMany = await countMail(email, await findReaderAddress())
  if (tooMany) return refuseForm({ values, message: tooMany.message })
  sendMailSoon(() => mailLink(actor, email, { purpose: 'reset' }))
  return finishForm(
    `If ${email} has an account, a link to set a new password is on its way there. It works once, for 30 minutes.`,
  )
}

export async function setPassword(_state: FormState, fields: FormData): Promise<FormState> {
  const actor = visitor()
  const input = NewPasswordInput.safeParse(Object.fromEntries(fields))
  if (!input.success) {
    const problems = problemsOf(input.error)
    return refuseForm(problems.token ? { message: linkUsedUp.message } : { problems })
  }
  const changed = await resetPassword(actor, input.data)
  if (!changed.ok) {
    const { code, message } = changed.error
    return refuseForm(code === 'password-unfit' ? { problems: { password: message } } : { message })
  }
  sendMailSoon()
  return finishForm('The new password is set, and every browser was signed out.')
}
