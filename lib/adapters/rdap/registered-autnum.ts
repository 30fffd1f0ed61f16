/** Asks by RDAP for the registration of an AS number (RFC 9082 section 3.1.2). */
import type { AutnumSource } from '#lib/diligence/asn/registered-autnum.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { askRegistry, type Rdap, type RdapPlace } from './ask-registry.ts'
import { Autnum, holdsAsn, toAutnum } from './autnum-record.ts'
import { findAsnService } from './service-directory.ts'

export function rdapAutnum(rdap: Rdap, place: RdapPlace = {}): AutnumSource {
  return async (asn) => {
    const answer = await askRegistry(rdap, place, {
      ...{ asked: 'autnum', resource: String(asn), schema: Autnum },
      findService: (bootstrap) => findAsnService(bootstrap, asn),
      holds: (record) => holdsAsn(record, asn),
    })
    if (!answer.ok) return answer
    const { record, trail } = answer.value
    // An answer about another number is none: a cache between may have mixed two up.
    return holdsAsn(record, asn) ? ok({ autnum: toAutnum(record), trail }) : err('malformed')
  }
}
