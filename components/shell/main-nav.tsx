'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { checkPath, sourcesPath, worldPath } from '#lib/paths.ts'

const doors = [
  { href: checkPath, name: 'Check' },
  { href: sourcesPath, name: 'Sources' },
  { href: worldPath, name: 'World' },
] as const

/** Only doors that open something. The current one also covers what lies behind it. */
export function MainNav() {
  const pathname = usePathname()
  return (
    <nav aria-label="Main" className="flex gap-5 max-md:order-2 max-md:w-full">
      {doors.map(({ href, name }) => (
        <Link
          key={href}
          href={href}
          // Every page is computed when asked for: fetched ahead, it would only count against the reader's limit of checks.
          prefetch={false}
          aria-current={pathname === href || pathname.startsWith(`${href}/`) ? 'page' : undefined}
          className="flex h-10 items-center border-b-2 border-transparent text-ink2 no-underline transition-colors aria-[current]:border-accent aria-[current]:text-ink md:h-13"
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}
