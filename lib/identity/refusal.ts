/** Why an account was not opened or entered, in words that tell nobody which accounts there are. */

export type IdentityRefusal = {
  code: 'too-many' | 'wrong' | 'link-used-up' | 'password-unfit' | 'not-there'
  message: string
}

/** The same for an unknown address, a wrong password and an account not yet confirmed. */
export const wrongPassword: IdentityRefusal = {
  code: 'wrong',
  message:
    'This e-mail address and password do not belong together, or the address is not confirmed yet. Try again, or have a link sent to you.',
}

export const linkUsedUp: IdentityRefusal = {
  code: 'link-used-up',
  message: 'This link was used already or is too old: each works once, for a short time. Have a new one sent.',
}

/** At the link that confirms an address. Who did not ask for the account is led to the one way to make it theirs. */
export const notChosen: IdentityRefusal = {
  code: 'wrong',
  message:
    'This is not the password that was chosen when the account was asked for. If you did not choose one, have a new password set.',
}

export const notThere: IdentityRefusal = { code: 'not-there', message: 'There is no such thing here.' }

export function explainWait(what: string, waitSeconds: number): IdentityRefusal {
  const wait = waitSeconds < 120 ? `${waitSeconds} s` : `${Math.ceil(waitSeconds / 60)} minutes`
  return { code: 'too-many', message: `${what} Wait ${wait}, then try again.` }
}
