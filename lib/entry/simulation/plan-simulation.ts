/** Which services of the simulated world this house plays, and on which ports. Starts nothing. */
import type { Environment } from '#lib/platform/env.ts'
import { pagesUrl, type ServicePlace, type SimulatedService, simulatedServices } from './services.ts'

export type PlannedService = { service: SimulatedService; place: ServicePlace }

/** None outside the simulated world; in it, each that the operator named no real one for. */
export function planSimulation(settings: Environment): PlannedService[] {
  if (settings.DOTQUAD_WORLD !== 'simulated') return []
  const first = settings.DOTQUAD_SIMULATION_PORT ?? settings.PORT + 1
  return simulatedServices
    .filter(({ standsInFor }) => settings[standsInFor] === undefined)
    .map((service) => ({
      service,
      place: { settings, host: settings.DOTQUAD_HOST, ports: service.offsets.map((offset) => first + offset) },
    }))
}

/** What the product's programs are told, as if an operator had set it. */
export const variablesOf = (planned: readonly PlannedService[]): Readonly<Record<string, string>> =>
  Object.assign({}, ...planned.map(({ service, place }) => service.variables(place)))

/** Who plays what where, for the summary of a start. */
export const playedAt = (planned: readonly PlannedService[]): { title: string; url: string }[] =>
  planned.map(({ service, place }) => ({
    title: service.title,
    url: pagesUrl(place).replace(/^http/, service.speaks),
  }))
