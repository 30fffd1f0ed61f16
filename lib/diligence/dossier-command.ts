/** The command that gives a dossier again, byte for byte. */
import { formatAsn } from '#lib/address-space/asn.ts'
import type { AsnDossier } from './asn/asn-dossier.ts'
import type { Dossier } from './dossier.ts'

/** World and moment are named: the reader's own `DOTQUAD_WORLD` and today's clock may differ from this page's. */
export function dossierCommand(world: string, { prefix, whatIf, at }: Dossier): string {
  const asn = whatIf ? ` --asn ${whatIf.origin}` : ''
  return `npx dotquad dossier ${prefix} --world ${world}${asn} --at ${at} --json`
}

/** The same of the dossier of an AS. */
export const asnCommand = (world: string, { asn, at }: Pick<AsnDossier, 'asn' | 'at'>): string =>
  `npx dotquad asn ${formatAsn(asn)} --world ${world} --at ${at} --json`
