/** The mails about an account. Each says who asked and what to do if it was not the reader. */
import { accountPath, confirmPath, newPasswordPath, signInLinkPath, signInPath } from '#lib/paths.ts'
import { environment, publicUrl } from '#lib/platform/env.ts'
import { registryInSentence } from '#lib/registry/rir.ts'
import type { HolderClaim } from '../holder-claim.ts'

type Text = { subject: string; text: string }

const here = (path: string) => `${publicUrl(environment())}${path}`

const notYou = 'If this was not you, do nothing: without this mail nobody gets any further.'

const letter = (...paragraphs: string[]) => `${paragraphs.join('\n\n')}\n`

/** Real minutes that a link works. */
export const linkMinutes = { confirm: 24 * 60, signIn: 15, reset: 30 } as const

export const confirmText = (token: string, organisation: string): Text => ({
  subject: 'Confirm your address for Dotquad',
  text: letter(
    `An account for ${organisation} was asked for with this address. This link confirms the address, with the password that was chosen; it works once, for 24 hours:`,
    here(confirmPath(token)),
    notYou,
  ),
})

export const alreadyThereText = (): Text => ({
  subject: 'You have an account on Dotquad already',
  text: letter(
    'A new account was asked for with this address, which has one. Nothing was changed. Sign in, or have a new password set, here:',
    here(signInPath),
    'If this was not you, do nothing.',
  ),
})

/** `next`: where its reader wanted to go. */
export const signInText = (token: string, next: string): Text => ({
  subject: 'Your link to sign in to Dotquad',
  text: letter(
    `This link signs you in; it works once, for ${linkMinutes.signIn} minutes:`,
    here(signInLinkPath(token, next)),
    notYou,
  ),
})

export const resetText = (token: string): Text => ({
  subject: 'Set a new password for Dotquad',
  text: letter(
    `Set a new password here; the link works once, for ${linkMinutes.reset} minutes, and the new password signs out every browser:`,
    here(newPasswordPath(token)),
    notYou,
  ),
})

/** Asked for a link to sign in to an account whose address nobody has confirmed. */
export const firstPasswordText = (token: string): Text => ({
  subject: 'Confirm your address for Dotquad with a new password',
  text: letter(
    'A link to sign in was asked for, to an account whose address is not confirmed yet. Set a password of your own here first; that confirms it, and a password that somebody else may have chosen is void:',
    here(newPasswordPath(token)),
    notYou,
  ),
})

export const passwordChangedText = (): Text => ({
  subject: 'Your password for Dotquad was changed',
  text: letter(
    'A new password was set just now and every browser was signed out.',
    'If this was not you, have a new password set at once and tell whoever runs this market.',
    here(signInPath),
  ),
})

type AnsweredClaim = Pick<HolderClaim, 'organisation' | 'registry' | 'holderId'> & {
  answer: 'accepted' | 'refused'
  reason: string
}

export function holderAnswerText({ organisation, registry, holderId, answer, reason }: AnsweredClaim): Text {
  const holder = `${holderId} at ${registryInSentence(registry)}`
  const said =
    answer === 'accepted' ? `${organisation.name} is now linked to` : `${organisation.name} was not linked to`
  return {
    subject: answer === 'accepted' ? `Linked: ${holder}` : `Not linked: ${holder}`,
    text: letter(`${said} ${holder}. The house writes: ${reason}`, here(accountPath)),
  }
}
