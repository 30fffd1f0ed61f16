import { defineConfig } from 'vitest/config'

const setupFiles = ['tests/support/quiet-console.ts']

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // Thousands of cases a property, on whatever machine.
          testTimeout: 20_000,
          hookTimeout: 60_000,
          isolate: false, // pure files keep no state, and loading them anew for each file took half of the time
          include: ['lib/**/*.test.ts', 'components/**/*.test.{ts,tsx}', 'app/**/*.test.{ts,tsx}'],
          setupFiles,
        },
      },
      {
        test: { name: 'architecture', include: ['tests/architecture/**/*.test.ts'], setupFiles, testTimeout: 60_000 },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.int.test.ts'],
          setupFiles,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2, // each file makes a database of its own, and waits for it half of its time
        },
      },
      {
        test: {
          name: 'processes',
          include: ['tests/processes/**/*.proc.test.ts'],
          setupFiles,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
