/** One lock of a registry's list of voluntary transfer locks (ripe-806): its holder asked that it may not move. */
export const transferLockSchema = {
  /** `YYYY-MM-DD`; `until` is the first day without the lock, null where the list tells none. */
  since: 'text',
  until: 'text',
  offset: 'uint32',
  bytes: 'uint32',
} as const
