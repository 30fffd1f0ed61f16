/** Where somebody may be sent after signing in: a page of ours, never another site and never a handler. */
import { accountPath, homePath, signInPath, signUpPath } from '#lib/paths.ts'

/** Any origin will do: the question is whether the path leads away from it. */
const here = 'https://here.invalid'

const isInside = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`)

/** The path and query asked for, or the account page where it is none of ours. */
export function chooseReturnPath(wanted: string | null | undefined): string {
  // A browser reads `//host` and `/\host` as another site, and drops tabs and line breaks before it reads.
  if (!(wanted && /^\/(?![/\\])[!-~]*$/.test(wanted) && URL.canParse(wanted, here))) return accountPath
  const { origin, pathname, search } = new URL(wanted, here)
  if (origin !== here || pathname.startsWith('//')) return accountPath
  const loops = [signInPath, signUpPath, '/api', '/_next'].some((folder) => isInside(pathname, folder))
  return loops || pathname === homePath ? accountPath : `${pathname}${search}`
}
