/** What the desk sends back: plain values, so that what answers needs no server to be tested. */
export type Reply = { status: number; headers: Readonly<Record<string, string>>; body: string }
