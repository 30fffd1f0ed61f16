import type { ReactNode } from 'react'

/** Words for those who listen to the page; a mark or layout says the same to those who look at it. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>
}
