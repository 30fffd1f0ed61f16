/** One file of a simulated world, as a registry, validator or collector would publish it. */
export type WorldFile = {
  /** Path below the world's folder, with forward slashes. */
  name: string
  /** ASCII, so that a reader's choice of encoding does not matter. */
  text: string
}
