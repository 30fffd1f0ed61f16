/** A registration of AS numbers as RDAP gives it (RFC 9083 section 5.5), and what of it goes further. */
import { z } from 'zod'
import type { RegisteredAutnum } from '#lib/diligence/asn/registered-autnum.ts'
import { sharedFields, toSharedFacts } from './rdap-object.ts'

const asn = z.number().int().min(0).max(0xffffffff)

export const Autnum = z.object({ ...sharedFields, startAutnum: asn, endAutnum: asn.nullish() })

export type AutnumRecord = z.infer<typeof Autnum>

const lastOf = ({ startAutnum, endAutnum }: AutnumRecord): number => endAutnum ?? startAutnum

export const holdsAsn = (record: AutnumRecord, asked: number): boolean =>
  record.startAutnum <= asked && asked <= lastOf(record)

export const toAutnum = (record: AutnumRecord): RegisteredAutnum => ({
  first: record.startAutnum,
  last: lastOf(record),
  ...toSharedFacts(record),
})
