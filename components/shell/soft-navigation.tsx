'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** The link that was clicked, where the router shall follow it; a new tab, a download and another house are the browser's. */
function softLinkOf(event: MouseEvent): HTMLAnchorElement | null {
  const { target, defaultPrevented, button, metaKey, ctrlKey, shiftKey, altKey } = event
  if (defaultPrevented || button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return null
  const link = target instanceof Element ? target.closest('a') : null
  return link?.dataset.soft && !link.target && !link.hasAttribute('download') && link.origin === location.origin
    ? link
    : null
}

/** Whole, since a path alone could be none of ours by its type; the link was checked where it was written. */
const addressOf = ({ protocol, host, pathname, search, hash }: HTMLAnchorElement) =>
  `${protocol.slice(0, -1)}://${host}${pathname}${search}${hash}` as const

/** One listener for all links of the page. Before it listens, a link is followed as any other. */
export function SoftNavigation() {
  const router = useRouter()
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = softLinkOf(event)
      if (!link) return
      event.preventDefault()
      if (link.dataset.soft === 'here') router.replace(addressOf(link), { scroll: false })
      else router.push(addressOf(link))
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [router])
  return null
}
