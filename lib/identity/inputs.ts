/** What people send: form fields, parsed. The sentences are read beside the field they belong to. */
import { z } from 'zod'
import type { Result } from '#lib/kernel/result.ts'
import { rirs } from '#lib/registry/rir.ts'
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

/** An organisation says which holder it is. */
export const HolderClaimInput = z.object({
  registry: z.enum(rirs, { error: 'Choose the registry.' }),
  holderId: z
    .string({ error: 'Write the holder id.' })
    .trim()
    .regex(/^[\w.:-]{3,64}$/, {
      error: 'Write the id as the registry has it: 3 to 64 letters, digits, dots, colons and dashes, without spaces.',
    }),
  said: z
    .string({ error: 'Write how we can see it.' })
    .trim()
    .min(20, { error: 'Write at least 20 characters: which registration, or which contact of the registry, shows it.' })
    .max(1000, { error: 'Write at most 1,000 characters.' }),
})
export type HolderClaimInput = z.infer<typeof HolderClaimInput>

/** The house's answer to it. */
export const HolderAnswerInput = z.object({
  id: z.string(),
  answer: z.enum(['accepted', 'refused'], { error: 'Accept or refuse.' }),
  reason: z
    .string({ error: 'Write the reason.' })
    .trim()
    .min(10, { error: 'Write at least 10 characters: what was seen, or what is missing. The claimant reads it.' })
    .max(600, { error: 'Write at most 600 characters.' }),
})
export type HolderAnswerInput = z.infer<typeof HolderAnswerInput>

/** A sentence for each field that has to change. */
export type FieldProblems = Readonly<Record<string, string>>

/** The first sentence of each field. */
export function problemsOf(error: z.ZodError): FieldProblems {
  const problems: Record<string, string> = {}
  for (const { path, message } of error.issues) problems[String(path[0] ?? 'form')] ??= message
  return problems
}
