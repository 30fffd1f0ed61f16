/** Adds what a test tool's JSON report counted to the run's count, and removes the report. */
import { readFile, rm } from 'node:fs/promises'
import type { z } from 'zod'
import { isMissingFile } from '#lib/platform/missing-file.ts'
import type { Counts, TestRun } from './test-run.ts'

/** A tool that ended before it could report leaves no file and counts nothing. */
export async function addReport(run: TestRun, report: { file: string; schema: z.ZodType<Counts> }): Promise<void> {
  try {
    const { passed, failed } = report.schema.parse(JSON.parse(await readFile(report.file, 'utf8')))
    run.counts.passed += passed
    run.counts.failed += failed
  } catch (error) {
    if (!isMissingFile(error)) throw error
  }
  await rm(report.file, { force: true })
}
