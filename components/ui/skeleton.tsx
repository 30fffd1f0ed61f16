import { VisuallyHidden } from './visually-hidden.tsx'

type SkeletonProps = {
  /** What is on its way, said to listeners: "Dossier". */
  label: string
  rows: number
}

/** Loading: the same cells, outlined, in the place of the rows to come. Nothing moves and nothing jumps. */
export function Skeleton({ label, rows }: SkeletonProps) {
  return (
    <div role="status" className="border-t border-rule2">
      <VisuallyHidden>{label} is loading.</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
        <div key={row} aria-hidden="true" className="flex h-13 items-center gap-3 border-b border-rule">
          <i className="size-3 border border-rule2" />
          <i className="h-3 w-24 border border-rule" />
          <i className="h-3 flex-1 border border-rule" />
          <i className="h-3 w-32 border border-rule max-md:hidden" />
        </div>
      ))}
    </div>
  )
}
