declare module 'autocannon' {
  type Load = {
    url: string
    /** Each `[<id>]` of the address becomes a number of its own. */
    idReplacement: boolean
    connections: number
    duration: number
  }
  type Outcome = { requests: { total: number }; duration: number; non2xx: number; errors: number }
  /** The load generator, as far as the benchmarks use it. Durations are seconds. */
  export default function autocannon(load: Load): Promise<Outcome>
}
