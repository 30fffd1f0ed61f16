'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { accountPath, sessionJsonPath, signInPath } from '#lib/paths.ts'

type Known = { account: { name: string; onBehalfOf: { name: string } | null; organisation: { name: string } } | null }

/** The answer of our own handler. Where it cannot be had, nobody is told who they are. */
async function askWhoIsHere(signal: AbortSignal): Promise<Known | null> {
  const answer = await fetch(sessionJsonPath, { signal, credentials: 'same-origin' }).catch(() => null)
  return answer?.ok ? answer.json() : null
}

/**
 * Who is signed in, beside pages that are the same for everybody: those are cached, so the header asks after they
 * are there. Its place has one width whatever the answer; before it, and without script, it leads to the account.
 */
export function SessionLink() {
  const pathname = usePathname()
  const [known, setKnown] = useState<Known | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: signing in or out ends on another page, and this header stays
  useEffect(() => {
    const stop = new AbortController()
    askWhoIsHere(stop.signal).then((answer) => {
      if (!stop.signal.aborted) setKnown(answer)
    })
    return () => stop.abort()
  }, [pathname])

  const account = known?.account ?? null
  const isVisitor = known !== null && account === null
  return (
    <Link
      href={isVisitor ? signInPath : accountPath}
      prefetch={false}
      title={account ? `${account.name}, ${account.organisation.name}` : undefined}
      className="flex h-8 w-28 items-center justify-end text-ink2 no-underline md:w-36"
    >
      <span className="truncate">{labelOf(isVisitor, account)}</span>
    </Link>
  )
}

function labelOf(isVisitor: boolean, account: Known['account']): string {
  if (isVisitor) return 'Sign in'
  if (account === null) return 'Account'
  return account.onBehalfOf ? `For ${account.onBehalfOf.name}` : account.organisation.name
}
