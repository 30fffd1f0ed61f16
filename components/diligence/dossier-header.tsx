import { BitRuler } from '#components/ui/bit-ruler.tsx'
import { buttonClass } from '#components/ui/button.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { PrefixTitle } from '#components/ui/prefix-title.tsx'
import { prefixSize } from '#lib/address-space/prefix.ts'
import type { Dossier } from '#lib/diligence/dossier.ts'
import type { StatedDossier } from '#lib/diligence/statements/state-dossier.ts'
import { prefixFrom } from '#lib/diligence/statements/subject.ts'
import { enumerate, formatCount, quantity } from '#lib/diligence/statements/wording.ts'
import { keysPath } from '#lib/paths.ts'
import { registryTitle } from '#lib/registry/rir.ts'
import { VerdictSummary } from './verdict-summary.tsx'

/** `hrefs`: the same dossier as JSON, as a signed pack with what it rests on, and on paper. */
type DossierHeaderProps = {
  dossier: Dossier
  stated: StatedDossier
  hrefs: { json: string; pack: string; pdf: string }
}

/** The prefix, one sentence over all of it, and how many statements of each weight stand below. */
export function DossierHeader({ dossier, stated, hrefs }: DossierHeaderProps) {
  const { length } = prefixFrom(dossier.prefix)
  return (
    <header className="grid items-start gap-x-9 gap-y-5 pt-5 pb-7 md:grid-cols-2 md:pt-7.5 xl:grid-cols-[minmax(24.5rem,1fr)_minmax(0,1.25fr)_16.75rem]">
      <div className="grid gap-2.5">
        <PrefixTitle prefix={dossier.prefix} />
        <BitRuler length={length} />
        <p className="text-ink2">{describeBlock(dossier)}</p>
      </div>
      <VerdictSummary {...stated} />
      <div className="grid content-start gap-2 md:max-xl:col-span-2 md:max-xl:grid-cols-[auto_1fr] md:max-xl:items-center">
        <p className="flex flex-wrap gap-2">
          <a href="#what-if" className={buttonClass('plain')}>
            Try your own ASN
          </a>
          <a href={hrefs.json} className={buttonClass('plain')}>
            The same as JSON
          </a>
          <a href={hrefs.pack} className={buttonClass('plain')} download>
            Evidence pack
          </a>
          <a href={hrefs.pdf} className={buttonClass('plain')}>
            PDF
          </a>
        </p>
        <p className="text-label text-ink3">
          Computed for <Instant at={dossier.at} />, rule version <span className="data">{dossier.ruleVersion}</span>.
          The pack is signed with one of the <a href={keysPath}>keys of this house</a>.
        </p>
      </div>
    </header>
  )
}

/** `16,384 addresses, 64 /24s · RIPE NCC · allocated · NL`, of several registrations all that they say. */
function describeBlock({ prefix, registrations }: Dossier): string {
  const parsed = prefixFrom(prefix)
  const slash24s = 2 ** (24 - parsed.length)
  const size = quantity(prefixSize(parsed), 'address')
  const rows = registrations ?? []
  const registered = [
    rows.length > 1 ? quantity(rows.length, 'registration') : '',
    distinct(rows.map(({ registry }) => registryTitle(registry))),
    distinct(rows.map(({ status }) => status)),
    distinct(rows.flatMap(({ country }) => country ?? [])),
  ]
  return [parsed.length < 24 ? `${size}, ${formatCount(slash24s)} /24s` : size, ...registered]
    .filter((part) => part !== '')
    .join(' · ')
}

const distinct = (words: readonly string[]): string => (words.length === 0 ? '' : enumerate([...new Set(words)]))
