/** The command that gives a dossier again, byte for byte. */
import type { Dossier } from './dossier.ts'

/** World and moment are named: the reader's own `DOTQUAD_WORLD` and today's clock may differ from this page's. */
export function dossierCommand(world: string, { prefix, whatIf, at }: Dossier): string {
  const asn = whatIf ? ` --asn ${whatIf.origin}` : ''
  return `npx dotquad dossier ${prefix} --world ${world}${asn} --at ${at} --json`
}
