/** The pages about one block: its dossier, and what has a page of its own beside it. */
import { Link } from '#components/ui/link.tsx'
import {
  cloudFitPath,
  conflictsPath,
  dossierPath,
  locationPath,
  reverseDnsPath,
  timelinePath,
  whatIfPath,
} from '#lib/paths.ts'

/** In the order they stand; a page of a block adds its line here. */
const tabs = [
  { id: 'dossier', title: 'Dossier', pathOf: (prefix: string) => dossierPath(prefix) },
  { id: 'timeline', title: 'Changes', pathOf: timelinePath },
  { id: 'location', title: 'Location', pathOf: locationPath },
  { id: 'cloud', title: 'Cloud fit', pathOf: cloudFitPath },
  { id: 'rdns', title: 'Reverse DNS', pathOf: reverseDnsPath },
  { id: 'conflicts', title: 'Conflicts', pathOf: conflictsPath },
  { id: 'what-if', title: 'What if', pathOf: whatIfPath },
] as const

export type BlockTab = (typeof tabs)[number]['id']

/** `here` is null on a page that is none of them. */
export function BlockTabs({ prefix, here }: { prefix: string; here: BlockTab | null }) {
  return (
    <nav aria-label={`Pages about ${prefix}`} className="overflow-x-auto border-b border-rule2">
      <ul className="flex gap-x-5">
        {tabs.map(({ id, title, pathOf }) => (
          <li key={id}>
            <Link
              href={pathOf(prefix)}
              aria-current={id === here ? 'page' : undefined}
              className="block border-b-2 border-transparent py-2 whitespace-nowrap text-ink2 no-underline hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
