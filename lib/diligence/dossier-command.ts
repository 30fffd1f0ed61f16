/** Commands that give again what a page shows: a dossier byte for byte, and all the rows of a table. */
import { formatAsn } from '#lib/address-space/asn.ts'
import type { AsnDossier } from './asn/asn-dossier.ts'
import type { Dossier } from './dossier.ts'
import type { Plan } from './what-if/plan.ts'

/** World and moment are named: the reader's own `DOTQUAD_WORLD` and today's clock may differ from this page's. */
export function dossierCommand(world: string, { prefix, whatIf, at }: Dossier): string {
  const asn = whatIf ? ` --asn ${whatIf.origin}` : ''
  return `npx dotquad dossier ${prefix} --world ${world}${asn} --at ${at} --json`
}

/** The same of the dossier of an AS. */
export const asnCommand = (world: string, { asn, at }: Pick<AsnDossier, 'asn' | 'at'>): string =>
  `npx dotquad asn ${formatAsn(asn)} --world ${world} --at ${at} --json`

type Page = Pick<Dossier, 'prefix' | 'at'>

export const conflictsCommand = (world: string, { prefix, at }: Page): string =>
  `npx dotquad conflicts ${prefix} --world ${world} --at ${at}`

export const planCommand = (world: string, { prefix, at }: Page, plan: Plan): string =>
  `npx dotquad what-if ${prefix} ${planOption(plan)} --world ${world} --at ${at}`

function planOption(plan: Plan): string {
  switch (plan.kind) {
    case 'roa':
      return `--roa ${plan.asn}/${plan.maxLength}`
    case 'route':
      return `--route ${plan.asn}`
    case 'split':
      return `--split /${plan.length}`
  }
}
