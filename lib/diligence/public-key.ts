/** The public half of a key that signs packs, as it is published. `publicKey` is PEM; dates are ISO instants. */
export type PublicKey = {
  id: string
  publicKey: string
  madeAt: string
  /** When another one took over; null for the one that signs now. */
  retiredAt: string | null
}
