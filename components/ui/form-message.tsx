import type { FormState } from './form-state.ts'

/** What was answered about the whole form; announced where it appears without a new page. */
export function FormMessage({ state }: { state: FormState }) {
  const { status, message } = state
  return (
    <div role="status" className={message ? '' : 'sr-only'}>
      {message && (
        <p className={status === 'refused' ? 'border-l-2 border-red pl-3 text-red' : 'border-l-2 border-ink pl-3'}>
          {message}
        </p>
      )}
    </div>
  )
}
