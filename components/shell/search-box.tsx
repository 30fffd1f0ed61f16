import { checkPath } from '#lib/paths.ts'

export const searchFieldId = 'search'

/** A plain form: it works before and without any script. */
export function SearchBox() {
  return (
    <search className="max-md:order-1 max-md:mt-2 max-md:w-full md:ml-auto md:w-90">
      <form
        action={checkPath}
        className="flex h-9.5 items-center gap-2 rounded-control border border-edge bg-raise pr-1.5 pl-2.5 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent md:h-8"
      >
        <label htmlFor={searchFieldId} className="sr-only">
          Prefix or AS number to check
        </label>
        <input
          id={searchFieldId}
          name="prefix"
          placeholder="Prefix or ASN to check"
          required
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-keyshortcuts="/"
          className="data min-w-0 flex-1 focus-visible:outline-none"
        />
        <span aria-hidden="true" className="rounded-control border border-rule2 px-1.5 font-mono text-axis text-ink3">
          /
        </span>
      </form>
    </search>
  )
}
