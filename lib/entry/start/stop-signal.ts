/** When a program shall stop: told by a signal, or because the one that started it is gone. */

/**
 * Resolves at the first signal. The listeners stay: Ctrl-C under npm arrives twice, from the terminal
 * and from npm, and the second one must not end a program that is stopping in order.
 */
export async function untilStopped(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(signal, () => resolve())
  })
  if (process.connected) process.disconnect() // an open channel would keep the process from ending
}

/** Tells the program that started this one that work has begun. */
export const tellReady = () => process.send?.('ready')
