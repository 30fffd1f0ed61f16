/** The queue of the job that imports what is new in this house's world. */
export const importJob = 'sync-world'
