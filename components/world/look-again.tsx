'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Asks for the page again and again, as long as it stands on it. */
export function LookAgain({ everyMs }: { everyMs: number }) {
  const { refresh } = useRouter()
  useEffect(() => {
    const timer = setInterval(refresh, everyMs)
    return () => clearInterval(timer)
  }, [refresh, everyMs])
  return null
}
