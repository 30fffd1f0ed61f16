type Problem = { readonly code: string; readonly message: string }

/** A refusal as scripts read it; the suggestions a page links to stay out. */
export const publishProblem = ({ code, message }: Problem): Problem => ({ code, message })
