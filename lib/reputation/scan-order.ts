/** The job that asks for scans of watched blocks, by the name its actor has: these come after all others. */
export const watchedScans = 'scan-watched'
