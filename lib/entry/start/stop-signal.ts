/** When a program shall stop: told by a signal, or because the one that started it is gone. */
import { once } from 'node:events'

export async function untilStopped(): Promise<void> {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'].map((signal) => once(process, signal))
  await Promise.race(signals)
  if (process.connected) process.disconnect() // an open channel would keep the process from ending
}

/** Tells the program that started this one that work has begun. */
export const tellReady = () => process.send?.('ready')
