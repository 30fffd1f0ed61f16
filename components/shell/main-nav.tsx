'use client'

import { usePathname } from 'next/navigation'
import { Link } from '#components/ui/link.tsx'
import {
  blocksPath,
  checkPath,
  dealsPath,
  operatePath,
  sellPath,
  sourcesPath,
  watchPath,
  worldPath,
} from '#lib/paths.ts'
import { useWhoIsHere } from './who-is-here.tsx'

const doors = [
  { href: checkPath, name: 'Check' },
  { href: blocksPath, name: 'Blocks' },
  { href: sourcesPath, name: 'Sources' },
  { href: worldPath, name: 'World' },
] as const

const dealsDoor = { href: dealsPath, name: 'Deals' } as const
const watchDoor = { href: watchPath, name: 'Watch' } as const
const sellDoor = { href: sellPath, name: 'Sell' } as const
const operateDoor = { href: operatePath, name: 'Operate' } as const

/** Only doors that open something. The current one also covers what lies behind it. */
export function MainNav() {
  const pathname = usePathname()
  const account = useWhoIsHere()
  const isOperator = account?.organisation.roles.includes('operator') && !account.onBehalfOf
  const maySell = account?.onBehalfOf || account?.organisation.roles.includes('seller')
  const own = [
    ...(maySell ? [sellDoor] : []),
    ...(account ? [dealsDoor, watchDoor] : []),
    ...(isOperator ? [operateDoor] : []),
  ]
  return (
    <nav aria-label="Main" className="flex gap-x-5 max-md:order-2 max-md:w-full max-md:flex-wrap max-md:gap-x-4">
      {[...doors, ...own].map(({ href, name }) => (
        <Link
          key={href}
          href={href}
          aria-current={pathname === href || pathname.startsWith(`${href}/`) ? 'page' : undefined}
          className="flex h-10 items-center border-b-2 border-transparent text-ink2 no-underline transition-colors aria-[current]:border-accent aria-[current]:text-ink md:h-13"
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}
