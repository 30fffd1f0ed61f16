/** The three ways to come by addresses. */
export const dealTypes = ['sale', 'lease', 'rent'] as const
export type DealType = (typeof dealTypes)[number]
