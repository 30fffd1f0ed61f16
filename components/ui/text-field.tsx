import { type InputHTMLAttributes, type ReactNode, useId } from 'react'

export const inputClass =
  'data min-w-0 flex-1 rounded-control border border-edge bg-raise px-2.5 min-h-8 text-ink aria-invalid:border-red'

type TextFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> & {
  label: string
  name: string
  /** Below the field, always there. */
  hint?: ReactNode
  /** What is wrong with the value and what would be right. */
  error?: string | null
  /** A button that belongs to the field, on its right. */
  action?: ReactNode
}

/** A labelled field for data (prefix, ASN): mono, no spelling help. */
export function TextField({ label, hint, error, action, className, ...input }: TextFieldProps) {
  const id = useId()
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div className={className}>
      <label htmlFor={id} className="block pb-1 text-label text-ink2">
        {label}
      </label>
      <div className="flex gap-1.5">
        <input
          id={id}
          type="text"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          className={inputClass}
          {...input}
          {...(error && { 'aria-invalid': true })}
          {...(describedBy && { 'aria-describedby': describedBy })}
        />
        {action}
      </div>
      {error && (
        <p id={`${id}-error`} className="pt-1.5 text-red">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="pt-1.5 text-label text-ink3">
          {hint}
        </p>
      )}
    </div>
  )
}
