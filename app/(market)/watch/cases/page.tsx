import type { Metadata } from 'next'
import { CaseTable } from '#components/incidents/case-table.tsx'
import { FindingList } from '#components/incidents/finding-list.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { Section } from '#components/ui/section.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import { parseCheckableBlock } from '#lib/diligence/parse-checkable-block.ts'
import { worldsHere } from '#lib/diligence/server/choose-world.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import type { Member } from '#lib/kernel/actor.ts'
import { listTitle } from '#lib/notifications/incidents/listing-observation.ts'
import { type Finding, findCases, findListings } from '#lib/notifications/server/find-cases.ts'
import { casesAfterPath, casesPath, watchPath } from '#lib/paths.ts'
import { searchParamsOf } from '#lib/platform/search-params.ts'
import { openCase } from './actions.ts'

export const metadata: Metadata = { title: 'Cases' }

export default async function CasesPage({ searchParams }: PageProps<'/watch/cases'>) {
  const actor = await requireActor(casesPath(await readBlock(searchParams)))
  const text = (await readBlock(searchParams)) ?? ''
  const { lines, total, hasNext } = await findCases(actor, searchParamsOf(await searchParams).get('after'))
  const [world] = worldsHere()
  return (
    <PageFrame {...(world && { world })}>
      <div className="wrap grid grid-cols-[minmax(0,1fr)] gap-8 pt-8">
        <div className="grid gap-2">
          <h1 className="text-compact">Cases</h1>
          <p className="max-w-prose text-ink2">
            One case for each listing that you want ended: what the list wants, what was done, what it answered, and
            what became of it. Nothing is sent to a list from here. <Link href={watchPath}>What you watch</Link>
          </p>
        </div>
        <Section title="Open a case" note="from a listing that stands now">
          <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
            <form className="max-w-prose">
              <TextField
                label="Block or address"
                name="block"
                required
                placeholder="240.0.0.0/22"
                defaultValue={text}
                action={<Button type="submit">Look</Button>}
              />
            </form>
            {text !== '' && <Listings actor={actor} text={text} />}
          </div>
        </Section>
        <Section title="Your cases" note={total === 0 ? 'none yet' : total.toLocaleString('en')}>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
            {total === 0 && <p className="text-ink2">No case was opened.</p>}
            {total > 0 && lines.length === 0 && <p>No case is left on this page.</p>}
            {lines.length > 0 && <CaseTable cases={lines} />}
            {lines.length < total && (
              <CasePages shown={lines.length} {...{ total, next: hasNext && lines.at(-1)?.id }} />
            )}
          </div>
        </Section>
      </div>
    </PageFrame>
  )
}

/** What the reader asked about, as typed; nothing where nothing was. */
async function readBlock(given: PageProps<'/watch/cases'>['searchParams']): Promise<string | undefined> {
  return (
    searchParamsOf(await given)
      .get('block')
      ?.trim() || undefined
  )
}

/** Where one goes from here: the newest first, what is over last. */
function CasePages({ shown, total, next }: { shown: number; total: number; next: string | false | undefined }) {
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-4 text-table">
      <span className="text-ink3">
        {shown.toLocaleString('en')} of {total.toLocaleString('en')} on this page
      </span>
      <span className="flex flex-wrap gap-5">
        <Link href={casesPath()}>First page</Link>
        {next && <Link href={casesAfterPath(next)}>Next</Link>}
      </span>
    </nav>
  )
}

async function Listings({ actor, text }: { actor: Member; text: string }) {
  const block = parseCheckableBlock(text.includes('/') ? text : `${text}/32`)
  if (!block.ok) return <p>{block.error.message}</p>
  const listings = await findListings(actor, block.value)
  if (listings === null) return <p>What lists have of it cannot be read now: look again in a minute.</p>
  return (
    <FindingList
      prefix={formatPrefix(block.value)}
      findings={listings.findings.flatMap(sayFinding)}
      otherwise={listings.otherwise}
      openCase={openCase}
    />
  )
}

/** What the list has, for a component that runs in the browser and knows no list. */
function sayFinding({ list, observation }: Finding) {
  if (observation.answer !== 'found') return []
  const { addresses, entries, asOf } = observation
  const says = `${addresses.toLocaleString('en')} ${addresses === 1 ? 'address' : 'addresses'}`
  return [
    {
      list,
      title: listTitle(list),
      says,
      asOf: `${entries.slice(0, 3).join('; ')}, as of ${asOf ?? 'an unknown day'}`,
    },
  ]
}
