/** Keys of maps that are by route or by route object. `origin` is null for an AS_SET. */
export type Route = { prefix: string; origin: number | null }

export const keyOfRoute = ({ prefix, origin }: Route): string => `${prefix} ${origin}`
export const keyOfObject = ({ prefix, origin, source }: Route & { source: string }): string =>
  `${prefix} ${origin} ${source}`
