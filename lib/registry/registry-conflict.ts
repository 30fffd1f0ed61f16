/** One range of the NRO's report of conflicts: addresses that several bodies' statistics say are theirs. */
export const registryConflictSchema = {
  /** As printed, separated by blanks: `apnic arin`. */
  registries: 'text',
  offset: 'uint32',
  bytes: 'uint32',
} as const
