/** Changes whenever the same snapshots could give another dossier; packs and deals cite it. */
export const ruleVersion = '2026-11-24.1'
