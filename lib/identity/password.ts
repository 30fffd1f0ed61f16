/** What a password must be. Length counts, composition does not (NIST SP 800-63B 5.1.1.2). */
import { err, ok, type Result } from '#lib/kernel/result.ts'

export const shortestPassword = 12
export const longestPassword = 128

const fewestDifferent = 5
/** What is tried first everywhere. Compared without case, digits at the end left out. */
const tooCommon = ['password', 'passwort', 'qwertyuiop', 'letmein', 'welcome', 'iloveyou', 'administrator', 'dotquad']

/** `email` because a password must not be told by what stands beside it. */
export function checkPassword(password: string, email: string): Result<string, string> {
  if (password.length < shortestPassword)
    return err(`Use at least ${shortestPassword} characters; a few unrelated words do well.`)
  if (password.length > longestPassword) return err(`Use at most ${longestPassword} characters.`)
  const plain = password.toLowerCase()
  if (new Set(plain).size < fewestDifferent) return err('Use more different characters: this one is tried early.')
  const [name = ''] = email.split('@')
  if (name.length >= 4 && plain.includes(name)) return err('Leave your e-mail address out of the password.')
  const stem = plain.replace(/[\d\W_]+$/, '')
  if (tooCommon.some((common) => stem === common || stem === common.repeat(2)))
    return err('This is among the passwords tried first everywhere: use a few unrelated words.')
  return ok(password)
}
