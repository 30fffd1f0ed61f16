import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

/** Data inside language: a prefix, an ASN, a hash. */
export function Mono({ children, className }: { children: ReactNode; className?: string }) {
  return <span className={classNames('data', className)}>{children}</span>
}
