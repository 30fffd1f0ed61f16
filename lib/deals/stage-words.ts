/** What has to be known of a stage beside its title. */

/** Design.md 7 names three checks with the first: two of them nobody makes here, and the page must not seem to. */
const notes: Readonly<Record<string, string>> = {
  checks: 'Identity, sanctions and signing authority are not checked here.',
}

export const noteOfStage = (id: string): string | null => notes[id] ?? null
