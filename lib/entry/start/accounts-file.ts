/** Where a data folder keeps the passwords of the accounts that were opened with it. Imports no database. */
import { join } from 'node:path'

export const accountsFile = (dataDir: string): string => join(dataDir, 'accounts.json')
