import type { ButtonHTMLAttributes } from 'react'
import { classNames } from './class-names.ts'

/** One primary button a page. */
export type ButtonKind = 'plain' | 'primary'

const kinds: Record<ButtonKind, string> = {
  plain: 'border-edge bg-raise text-ink hover:border-ink hover:text-ink',
  primary: 'border-accent bg-accent text-page hover:bg-ink hover:border-ink hover:text-page',
}

/** For a link that looks like a button: it stays a link, because it goes somewhere. */
export const buttonClass = (kind: ButtonKind = 'plain', className?: string): string =>
  classNames(
    'inline-flex items-center justify-center gap-2 rounded-control border px-3 min-h-8',
    'text-table font-medium no-underline whitespace-nowrap cursor-pointer transition-colors',
    'disabled:cursor-not-allowed disabled:border-rule2 disabled:bg-well disabled:text-ink3',
    kinds[kind],
    className,
  )

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { kind?: ButtonKind }

export function Button({ kind = 'plain', type = 'button', className, ...rest }: ButtonProps) {
  return <button type={type} className={buttonClass(kind, className)} {...rest} />
}
