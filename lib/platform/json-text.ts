/** The text of a file of ours as JSON, for a schema behind it: what is no JSON is a fault like any other. */
import { z } from 'zod'

export const jsonText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    context.addIssue({ code: 'custom', message: error.message })
    return z.NEVER
  }
})
