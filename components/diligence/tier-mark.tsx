import { type Severity, SeverityMark } from '#components/ui/severity-mark.tsx'
import type { Tier } from '#lib/diligence/watch/change-kinds.ts'

const severities: Record<Tier, Severity> = { critical: 'blocker', warning: 'warning', notice: 'notice' }
export const tierWords: Record<Tier, string> = { critical: 'Critical', warning: 'Warning', notice: 'Notice' }

export const TierMark = ({ tier, word }: { tier: Tier; word?: string }) => (
  <SeverityMark severity={severities[tier]} word={word ?? tierWords[tier]} />
)
