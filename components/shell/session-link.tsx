'use client'

import { Link } from '#components/ui/link.tsx'
import { accountPath, signInPath } from '#lib/paths.ts'
import { useWhoIsHere } from './who-is-here.tsx'

/** Leads to whom the reader is. One width whatever the answer; before it, and without script, it leads to the account. */
export function SessionLink() {
  const account = useWhoIsHere()
  return (
    <Link
      href={account === null ? signInPath : accountPath}
      title={account ? `${account.name}, ${account.organisation.name}` : undefined}
      className="flex h-8 w-28 items-center justify-end text-ink2 no-underline md:w-36"
    >
      <span className="truncate">{labelOf(account)}</span>
    </Link>
  )
}

function labelOf(account: ReturnType<typeof useWhoIsHere>): string {
  if (account === null) return 'Sign in'
  if (account === undefined) return 'Account'
  return account.onBehalfOf ? `For ${account.onBehalfOf.name}` : account.organisation.name
}
