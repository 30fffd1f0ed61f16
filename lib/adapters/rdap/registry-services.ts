/**
 * Where RDAP may lead beyond the services of IANA's directory. A service that is sent on to and stands in neither is
 * not asked: an answer from outside is no reason to open a connection to wherever it names.
 */
import type { Confidence } from '#lib/kernel/confidence.ts'

/** National registries run services of their own for space that LACNIC or APNIC register. */
type RegistryService = { host: string; whose: string; dateRead: string; confidence: Confidence }

export const registryServices: readonly RegistryService[] = [
  { host: 'rdap.registro.br', whose: 'NIC.br, for Brazil', dateRead: '2026-11-23', confidence: 'unconfirmed' },
  { host: 'rdap.mx', whose: 'NIC Mexico', dateRead: '2026-11-23', confidence: 'unconfirmed' },
  { host: 'rdap.idnic.net', whose: 'IDNIC, for Indonesia', dateRead: '2026-11-23', confidence: 'unconfirmed' },
]
