/** One row of an RIR's statistics file about AS numbers: who is registered for which of them, as the registry prints it. */
import { registrationSchema } from './registration.ts'

/** `start` and `end` are AS numbers: the table serves any 32-bit number. The rest is as for addresses. */
export const asnRegistrationSchema = registrationSchema
