import { AnswerMark } from '#components/ui/answer-mark.tsx'
import { buttonClass } from '#components/ui/button.tsx'
import { checkPath } from '#lib/paths.ts'
import { Door } from './door.tsx'

/** The first door: the dossier of any real prefix, without an account. */
export function CheckDoor() {
  return (
    <Door
      accent="real"
      title="Check a real prefix"
      lead="Holder, transfer locks, routing, RPKI, blocklists. No account."
    >
      <form
        action={checkPath}
        className="flex [&>button]:rounded-none rounded-control border-[1.5px] border-accent bg-raise focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent"
      >
        <label htmlFor="door-prefix" className="sr-only">
          Real prefix to check
        </label>
        <input
          id="door-prefix"
          name="prefix"
          required
          placeholder="Prefix, e.g. a /24 you were offered"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          className="h-13 min-w-0 flex-1 px-3 font-mono text-section font-normal tracking-tight focus-visible:outline-none md:h-15 md:px-4 md:text-verdict"
        />
        <button type="submit" className={buttonClass('primary', 'large')}>
          Check
        </button>
      </form>
      <p className="pt-3 text-label text-ink3">
        Answered from the sources imported here. Where one was never imported the line says{' '}
        <AnswerMark answer="not-checked" />, and nothing else. A real prefix never carries a price.
      </p>
    </Door>
  )
}
