/** The log of a process: one JSON object a line on stdout. */
import { pino } from 'pino'
import { environment } from './env.ts'

/** `name` says which program or part writes, e.g. `worker`. */
export const makeLog = (name: string) => pino({ name, level: environment().LOG_LEVEL })
