/** Has one service outside asked about a block: a form, so that nothing is asked by looking. */
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { askPath } from '#lib/paths.ts'

type AskFormProps = {
  prefix: string
  of: 'registration' | 'reverse-dns' | 'geofeed'
  label: string
  /** Who is asked, and what becomes of the answer. */
  children: ReactNode
}

export function AskForm({ prefix, of, label, children }: AskFormProps) {
  return (
    <form method="post" action={askPath(prefix)} className="grid justify-items-start gap-2 pt-3">
      <input type="hidden" name="of" value={of} />
      <Button type="submit">{label}</Button>
      <p className="max-w-prose text-label text-ink3">{children}</p>
    </form>
  )
}
