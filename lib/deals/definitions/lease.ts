/** A lease: a fixed term at a fixed price, for ongoing use. */
import { tenancyWith } from './tenancy.ts'

export const lease = tenancyWith({ name: 'lease', notice: 'P1M' })
