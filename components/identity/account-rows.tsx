import type { ReactNode } from 'react'

/** Rows of the account page: what it is on the left, what can be done about it on the right. */
export function AccountRows({ children }: { children: ReactNode }) {
  return <ul className="border-t border-rule">{children}</ul>
}

type AccountRowProps = { title: ReactNode; note?: ReactNode; children?: ReactNode }

export function AccountRow({ title, note, children }: AccountRowProps) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-rule py-2.5">
      <div className="min-w-0 wrap-anywhere">
        <p className="font-strong">{title}</p>
        {note && <p className="text-label text-ink3">{note}</p>}
      </div>
      {children}
    </li>
  )
}
