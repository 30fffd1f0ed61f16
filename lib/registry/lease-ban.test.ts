import { expect, test } from 'vitest'
import { explainLeaseBan } from './lease-ban.ts'
import { rirs } from './rir.ts'

test('a lease is refused where the registry forbids it, by its clause, and nowhere else', () => {
  expect(explainLeaseBan('lacnic')).toContain('LACNIC Policy Manual 1.9')
  for (const rir of rirs.filter((one) => one !== 'lacnic')) expect(explainLeaseBan(rir), rir).toBeNull()
})
