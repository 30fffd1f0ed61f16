/** What people send: form fields, parsed. The sentences are read beside the field they belong to. */
import { z } from 'zod'
import type { Result } from '#lib/kernel/result.ts'
import { type Email, parseEmail } from './email.ts'
import { parseOrganisationName, parsePartyName } from './party-name.ts'
import { checkPassword, longestPassword } from './password.ts'
import { openRoles } from './role-words.ts'

/** The value, or the sentence as an issue of the field. */
const readBy =
  <T>(parse: (text: string) => Result<T, string>) =>
  (text: string, context: z.core.$RefinementCtx): T => {
    const read = parse(text)
    if (read.ok) return read.value
    context.addIssue({ code: 'custom', message: read.error })
    return z.NEVER
  }

const email = z.string({ error: 'Write your e-mail address.' }).transform<Email>(readBy(parseEmail))

const name = z
  .string({ error: 'Write your name.' })
  .transform<string>(readBy((text) => parsePartyName(text, 'your name')))

const organisation = z
  .string({ error: "Write your organisation's name." })
  .transform<string>(readBy(parseOrganisationName))

const roles = z
  .array(z.enum(openRoles, { error: 'Choose buyer, seller or broker.' }))
  .min(1, { error: 'Choose at least one: buyer, seller or broker.' })

const password = z.string({ error: 'Write a password.' })

const refusePassword = ({ password, email }: { password: string; email: string }, context: z.core.$RefinementCtx) => {
  const checked = checkPassword(password, email)
  if (!checked.ok) context.addIssue({ code: 'custom', path: ['password'], message: checked.error })
}

/** Everything a new account needs. */
export const SignUpInput = z.object({ name, organisation, roles, email, password }).superRefine(refusePassword)
export type SignUpInput = z.infer<typeof SignUpInput>

/** An existing password is compared, not judged; only its length is bounded, since hashing costs. */
export const PasswordSignInInput = z.object({ email, password: password.min(1, { error: 'Write your password.' }) })
export type PasswordSignInInput = z.infer<typeof PasswordSignInInput>

export const EmailInput = z.object({ email })

/** 256 bits in base64url, as the links in our mails carry them. */
export const TokenInput = z.object({ token: z.string().regex(/^[\w-]{43}$/) })

/** The password goes with the first link of an account; later ones need none. */
export const LinkInput = TokenInput.extend({ password: password.default('') })
export type LinkInput = z.infer<typeof LinkInput>

export const NewPasswordInput = TokenInput.extend({
  password: password.max(longestPassword, { error: `Use at most ${longestPassword} characters.` }),
})

/** A sentence for each field that has to change. */
export type FieldProblems = Readonly<Record<string, string>>

/** The first sentence of each field. */
export function problemsOf(error: z.ZodError): FieldProblems {
  const problems: Record<string, string> = {}
  for (const { path, message } of error.issues) problems[String(path[0] ?? 'form')] ??= message
  return problems
}
