/** How far the clock of a world may be moved at once. */

export const clockSteps = [
  { id: 'hour', title: '1 hour', seconds: 3_600 },
  { id: 'day', title: '1 day', seconds: 86_400 },
  { id: 'week', title: '1 week', seconds: 604_800 },
] as const

/** The step whose length the market knows: to when a deal is moved by time itself. */
export const toNextDeadline = 'next-deadline'

export type ClockStep = (typeof clockSteps)[number]

/** Null for a step that is not offered. */
export const findClockStep = (id: string): ClockStep | null => clockSteps.find((step) => step.id === id) ?? null
