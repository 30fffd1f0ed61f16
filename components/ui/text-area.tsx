import { type ReactNode, type TextareaHTMLAttributes, useId } from 'react'

type TextAreaProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'className'> & {
  label: string
  name: string
  hint?: ReactNode
  /** What is wrong with the text and what would be right. */
  error?: string | null
}

/** A labelled field for language of several lines. */
export function TextArea({ label, hint, error, rows = 3, ...rest }: TextAreaProps) {
  const id = useId()
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div>
      <label htmlFor={id} className="block pb-1 text-label text-ink2">
        {label}
      </label>
      <textarea
        id={id}
        rows={rows}
        className="w-full rounded-control border border-edge bg-raise px-2.5 py-1.5 text-ink aria-invalid:border-red"
        {...rest}
        {...(error && { 'aria-invalid': true })}
        {...(describedBy && { 'aria-describedby': describedBy })}
      />
      {error && (
        <p id={`${id}-error`} className="pt-1 text-red">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="pt-1 text-label text-ink3">
          {hint}
        </p>
      )}
    </div>
  )
}
