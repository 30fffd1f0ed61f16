/** A rent: month by month, for temporary projects; it ends with the cycle that is paid. */
import { tenancyWith } from './tenancy.ts'

export const rent = tenancyWith({ name: 'rent', notice: 'P1D' })
