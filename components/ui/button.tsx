import type { ButtonHTMLAttributes } from 'react'
import { classNames } from './class-names.ts'

/** One primary button a page. */
export type ButtonKind = 'plain' | 'primary'

const kinds: Record<ButtonKind, string> = {
  plain: 'border-edge bg-raise text-ink hover:border-ink hover:text-ink',
  primary: 'border-accent bg-accent text-page hover:bg-ink hover:border-ink hover:text-page',
}

export type ButtonSize = 'control' | 'large'

const sizes: Record<ButtonSize, string> = {
  control: 'min-h-8 px-3 text-table',
  large: 'min-h-10 px-5 text-body',
}

/** For a link that looks like a button: it stays a link, because it goes somewhere. */
export const buttonClass = (kind: ButtonKind = 'plain', size: ButtonSize = 'control'): string =>
  classNames(
    'inline-flex items-center justify-center gap-2 rounded-control border',
    'font-medium no-underline whitespace-nowrap cursor-pointer transition-colors',
    'disabled:cursor-not-allowed disabled:border-rule2 disabled:bg-well disabled:text-ink3',
    sizes[size],
    kinds[kind],
  )

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> & { kind?: ButtonKind; size?: ButtonSize }

export function Button({ kind, size, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={buttonClass(kind, size)} {...rest} />
}
