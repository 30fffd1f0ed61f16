import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { Section } from '#components/ui/section.tsx'
import { SeverityMark } from '#components/ui/severity-mark.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { formatAsn } from '#lib/address-space/asn.ts'
import type { Dossier } from '#lib/diligence/dossier.ts'
import { adviseRoa, explainTurnedInvalid } from '#lib/diligence/statements/roa-advice.ts'
import { originName } from '#lib/diligence/statements/route-words.ts'
import type { Subject } from '#lib/diligence/statements/subject.ts'
import { enumerate } from '#lib/diligence/statements/wording.ts'
import { dossierPath, whatIfPath } from '#lib/paths.ts'

type WhatIfProps = {
  subject: Subject
  /** What the reader typed, and what is wrong with it. */
  asnText: string
  problem: string | null
}

/** What validating networks would do with the reader's own route, and what the holder would have to sign. */
export function WhatIf({ subject, asnText, problem }: WhatIfProps) {
  const { dossier } = subject
  return (
    <Section title="If your ASN announces it" id="what-if" className="scroll-mt-12">
      <form action={dossierPath(dossier.prefix)}>
        <TextField
          label="Your ASN"
          name="asn"
          defaultValue={asnText}
          placeholder="AS64511"
          required
          error={problem}
          action={
            <Button type="submit" kind="primary">
              Evaluate
            </Button>
          }
        />
      </form>
      <p className="pt-1.5 text-label">
        <Link href={whatIfPath(dossier.prefix)}>A planned ROA, route object or cut</Link>
      </p>
      {dossier.whatIf && <Outcome subject={subject} whatIf={dossier.whatIf} />}
    </Section>
  )
}

const severities = { valid: 'good', invalid: 'warning', 'not-found': 'notice' } as const
const words = { valid: 'Valid', invalid: 'Invalid', 'not-found': 'NotFound' } as const

function Outcome({ subject, whatIf }: { subject: Subject; whatIf: NonNullable<Dossier['whatIf']> }) {
  if (whatIf.state === null) {
    return (
      <p className="pt-3 text-ink2">
        Not checked: no VRP export was imported, so nobody can say what a route from {formatAsn(whatIf.origin)} would
        be.
      </p>
    )
  }
  const advice = adviseRoa(subject)
  return (
    <div className="grid gap-2 pt-3.5">
      <p className="flex items-baseline gap-2 text-verdict font-bold">
        <SeverityMark severity={severities[whatIf.state]} word={words[whatIf.state]} />
        {whatIf.reason && <span className="font-normal text-ink3">{whatIf.reason}</span>}
      </p>
      {advice?.add && (
        <div>
          <p className="text-label text-ink3">The holder must add</p>
          <pre className="mt-0.5 bg-well px-2.5 py-2 font-mono text-label">{`ROA  ${advice.add.prefix}\n     maxLength ${advice.add.maxLength}\n     ${advice.add.asn}`}</pre>
        </div>
      )}
      {advice?.condition && <p className="text-label text-ink2">{advice.condition}</p>}
      {advice?.obstacle && <p className="text-label text-ink2">{advice.obstacle}</p>}
      {advice && advice.turnsInvalid.length > 0 && (
        <p className="text-label text-ink2">{explainTurnedInvalid(advice)}</p>
      )}
      {advice && advice.stillAllowed.length > 0 && (
        <p className="text-label text-ink2">
          Other ROAs go on allowing{' '}
          <Mono>{enumerate([...new Set(advice.stillAllowed.map(({ asn }) => formatAsn(asn)))])}</Mono>.
        </p>
      )}
      {advice && advice.announcedBy.length > 0 && (
        <p className="text-label text-ink2">
          Announced now by <Mono>{enumerate(advice.announcedBy.map(originName))}</Mono>: several origins at once split
          its traffic.
        </p>
      )}
    </div>
  )
}
