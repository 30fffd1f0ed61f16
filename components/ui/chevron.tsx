import { classNames } from './class-names.ts'

type ChevronProps = { isUp?: boolean; className?: string }

/** Down for what opens, up for what stands open. */
export function Chevron({ isUp = false, className }: ChevronProps) {
  return (
    <svg
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
      className={classNames('size-3 flex-none self-center text-ink3', isUp && 'rotate-180', className)}
    >
      <path d="m2 4 4 4 4-4" />
    </svg>
  )
}
