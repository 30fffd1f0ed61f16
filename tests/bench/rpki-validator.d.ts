declare module 'rpki-validator' {
  type PeerVrp = { prefix: string; asn: number; maxLength: number; ta: string }
  /** The peer, as far as the benchmarks use it. */
  export default class RpkiValidator {
    constructor(options: { connector: 'external'; defaultRpkiApi: null; axios: () => Promise<never> })
    setVRPs(vrps: readonly PeerVrp[]): void
    preCache(): Promise<boolean>
    /** True valid, false invalid, null no covering VRP. */
    validateFromCacheSync(prefix: string, origin: number, verbose: false): boolean | null
    dispose(): void
  }
}
