'use client'

import { usePathname } from 'next/navigation'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { Role } from '#lib/kernel/actor.ts'
import { sessionJsonPath } from '#lib/paths.ts'

/** As our own handler tells it. */
type Account = {
  name: string
  onBehalfOf: { name: string } | null
  organisation: { name: string; roles: readonly Role[] }
}

/** Who is signed in; null for a visitor, undefined while nobody knows. */
type WhoIsHere = Account | null | undefined

const Known = createContext<WhoIsHere>(undefined)

/** Undefined where the answer cannot be had: then nobody is told who they are. */
async function askWhoIsHere(signal: AbortSignal): Promise<WhoIsHere> {
  const answer = await fetch(sessionJsonPath, { signal, credentials: 'same-origin' }).catch(() => null)
  return answer?.ok ? (await answer.json()).account : undefined
}

/**
 * Tells the header who is signed in, on pages that are the same for everybody: those are cached, so the header asks
 * after they are there, once for each page.
 */
export function WhoIsHereProvider({ children }: { children: ReactNode }) {
  const pathname = usePathname()
  const [known, setKnown] = useState<WhoIsHere>(undefined)

  // biome-ignore lint/correctness/useExhaustiveDependencies: signing in or out ends on another page, and the header stays
  useEffect(() => {
    const stop = new AbortController()
    askWhoIsHere(stop.signal).then((answer) => {
      if (!stop.signal.aborted) setKnown(answer)
    })
    return () => stop.abort()
  }, [pathname])

  return <Known value={known}>{children}</Known>
}

export const useWhoIsHere = (): WhoIsHere => useContext(Known)
