import { Link } from '#components/ui/link.tsx'
import { checksVersion } from '#lib/diligence/rule-version.ts'
import { sourcesPath } from '#lib/paths.ts'
import { KeyboardHelp } from './keyboard-help.tsx'
import { searchFieldId } from './search-box.tsx'

export function SiteFooter() {
  return (
    <footer className="mt-12 border-t border-rule py-4 text-label text-ink3">
      <div className="wrap flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p>
          Dotquad, open source and self-hosted · checks of <span className="data">{checksVersion}</span> ·{' '}
          <Link href={sourcesPath}>Sources, terms and credit</Link>
        </p>
        <KeyboardHelp searchFieldId={searchFieldId} />
      </div>
    </footer>
  )
}
