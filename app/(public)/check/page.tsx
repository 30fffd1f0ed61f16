import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { CheckForm } from '#components/diligence/check-form.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Link } from '#components/ui/link.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { Section } from '#components/ui/section.tsx'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import { readSubject } from '#lib/diligence/read-subject.ts'
import { worldsHere } from '#lib/diligence/server/choose-world.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { checkPath, dossierPath, sourcesPath } from '#lib/paths.ts'

export const metadata: Metadata = {
  title: 'Check a prefix',
  description:
    'Holder, transfer locks, routing, RPKI, blocklists and route objects of any IPv4 block, each with its record.',
}

/** `?prefix=` from the search boxes: a good one goes to its dossier, a bad one comes back with the reason. */
export default async function CheckPage({ searchParams }: PageProps<'/check'>) {
  visitor()
  const { prefix } = await searchParams
  const text = typeof prefix === 'string' ? prefix.trim() : null
  const parsed = text === null ? null : readSubject(text)
  if (parsed?.ok) redirect(`${checkPath}/${parsed.value.canonical}`)
  return (
    <PageFrame>
      <div className="wrap grid gap-x-13 gap-y-9 pt-8 pb-13 lg:grid-cols-[minmax(0,38rem)_minmax(0,1fr)]">
        <div className="grid content-start gap-6">
          <div className="grid gap-2">
            <h1 className="text-compact">Check a prefix</h1>
            <p className="text-ink2">
              The full dossier of any IPv4 block: no account, every statement with its source, its date and its record.
            </p>
          </div>
          <CheckForm refused={text !== null && parsed && !parsed.ok ? { text, problem: parsed.error } : null} />
        </div>
        <Help />
      </div>
    </PageFrame>
  )
}

/** The block a world here opens on, if one has any, and two that every house can be asked about. */
function listExamples(): { prefix: string; says: string }[] {
  const opening = worldsHere().flatMap(({ example, title }) =>
    example === null ? [] : [{ prefix: formatPrefix(example), says: `${title}: a block that nobody should buy` }],
  )
  return [
    ...opening,
    { prefix: '196.251.64.0/18', says: 'a real block' },
    { prefix: '192.0.2.0/24', says: 'space set aside for documentation' },
  ]
}

function Help() {
  return (
    <Section title="What you may type">
      <div className="grid gap-4 text-ink2">
        <p>
          One prefix as address, slash, length: <Mono>196.251.64.0/18</Mono>. It starts at its first address and writes
          no leading zeros; anything else is refused with the prefix that was probably meant. Or an AS number:{' '}
          <Mono>AS64500</Mono>.
        </p>
        <ul className="border-t border-rule">
          {listExamples().map(({ prefix, says }) => (
            <li key={prefix} className="flex flex-wrap gap-x-4 border-b border-rule py-1.5">
              <Link href={dossierPath(prefix)} className="w-36">
                <Mono>{prefix}</Mono>
              </Link>
              <span>{says}</span>
            </li>
          ))}
        </ul>
        <p>
          A block is answered from the sources imported here, named on <Link href={sourcesPath}>Sources</Link>. What was
          never imported is called not checked, and never nothing found.
        </p>
      </div>
    </Section>
  )
}
