import { Section } from '#components/ui/section.tsx'
import { formatAsn } from '#lib/address-space/asn.ts'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import type { Deal } from '#lib/deals/deal.ts'
import { declaredUseOf } from '#lib/deals/declared-use.ts'
import { explainLaterPeriods } from '#lib/deals/later-periods.ts'
import { formatDuration } from '#lib/kernel/duration.ts'
import { registryTitle } from '#lib/registry/rir.ts'
import { kindWords } from './kind-words.ts'

/** What both sides agreed on. It does not change once the deal is open. */
export function TermsSection({ deal }: { deal: Deal }) {
  const { kind, block, listingBlock, registry, definition, terms } = deal
  const { term, recipientHolderId, asn, isStandingOffer } = terms
  const use = declaredUseOf(terms)
  const later = explainLaterPeriods(deal)
  const rows = [
    { label: 'Kind', value: kindWords[kind] },
    { label: 'Block', value: formatPrefix(block) },
    { label: 'Listed in', value: formatPrefix(listingBlock) },
    { label: 'Registry', value: registryTitle(registry) },
    ...(term === null ? [] : [{ label: 'Term', value: formatDuration(term) }]),
    ...(asn === null ? [] : [{ label: 'Announced by', value: formatAsn(asn) }]),
    ...(use === null ? [] : [{ label: 'Use', value: use }]),
    ...(recipientHolderId === null ? [] : [{ label: 'Recipient', value: recipientHolderId }]),
    { label: 'Offer', value: isStandingOffer ? 'binds as published' : 'wants a signature' },
    { label: 'Process', value: `${definition.name}, version ${definition.version}` },
    { label: 'Its SHA-256', value: definition.sha256 },
  ]
  return (
    <Section title="Terms" note="frozen with the order">
      <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-4 gap-y-1 text-table">
        {rows.map(({ label, value }) => (
          <div key={label} className="contents">
            <dt className="text-ink3">{label}</dt>
            <dd className="data break-all">{value}</dd>
          </div>
        ))}
      </dl>
      {later && <p className="pt-3">{later.join(' ')}</p>}
    </Section>
  )
}
