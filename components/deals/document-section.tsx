import { Instant } from '#components/ui/instant.tsx'
import { Section } from '#components/ui/section.tsx'
import { dealDocumentPath } from '#lib/paths.ts'

type PaperKind = 'receipt'
type Paper = { id: string; kind: PaperKind; sha256: string; madeAt: Date }

const titles: Record<PaperKind, string> = { receipt: 'Receipt (PDF)' }

type DocumentSectionProps = { dealId: string; documents: readonly Paper[]; isPaid: boolean }

/** Papers of the deal, as files. */
export function DocumentSection({ dealId, documents, isPaid }: DocumentSectionProps) {
  return (
    <Section title="Documents">
      {documents.length === 0 && (
        <p className="text-ink2">
          {isPaid
            ? 'The receipt is being made; load the page again in a minute.'
            : 'None yet: a receipt is made when the deal is paid.'}
        </p>
      )}
      <ul className="grid gap-2">
        {documents.map(({ id, kind, sha256, madeAt }) => (
          <li key={id}>
            {/* A file, not a page: the router must not fetch it. */}
            <a href={dealDocumentPath(dealId, id)} className="font-strong">
              {titles[kind]}
            </a>{' '}
            <Instant at={madeAt.toISOString()} />
            <p className="text-label text-ink3">
              SHA-256 <span className="data text-axis break-all">{sha256}</span>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
