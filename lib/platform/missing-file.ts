/** Whether a file system call failed because the path does not exist. */
export const isMissingFile = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'
