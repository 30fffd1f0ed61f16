/** The rows behind a plan's sentences, as tables; without a row there is no table. */
import { formatAsn } from '#lib/address-space/asn.ts'
import { originName, stateName } from '../statements/route-words.ts'
import type { FactColumn, FactTable } from '../statements/statement.ts'
import { quantity } from '../statements/wording.ts'
import type { Foresight } from './foresee.ts'
import type { RoaForesight } from './foresee-roa.ts'
import type { RouteForesight } from './foresee-route.ts'
import type { SplitForesight } from './foresee-split.ts'
import type { Revalidation } from './revalidate.ts'

export type TitledTable = { title: string; facts: FactTable }

export function titleForesight(foresight: Foresight): string {
  switch (foresight.kind) {
    case 'roa': {
      const { asn, maxLength } = foresight.roa
      return `If a ROA for ${formatAsn(asn)} with maxLength ${maxLength} is signed`
    }
    case 'route':
      return `If a route object for ${formatAsn(foresight.object.origin)} is registered`
    case 'split':
      return `If it is cut into ${quantity(foresight.parts.length, 'part')} of length /${foresight.length}`
  }
}

export function listTables(foresight: Foresight): TitledTable[] {
  const tables = tablesOf(foresight)
  return tables.filter(({ facts }) => facts.rows.length > 0)
}

function tablesOf(foresight: Foresight): TitledTable[] {
  switch (foresight.kind) {
    case 'roa':
      return tablesOfRoa(foresight)
    case 'route':
      return tablesOfRoute(foresight)
    case 'split':
      return tablesOfSplit(foresight)
  }
}

const data = (title: string): FactColumn => ({ title, holds: 'data' })
const text = (title: string): FactColumn => ({ title, holds: 'text' })
const number = (title: string): FactColumn => ({ title, holds: 'number' })

const tablesOfRoa = ({ live, objectsTurned }: RoaForesight): TitledTable[] => [
  changesTable(live),
  {
    title: 'Route objects that it would contradict',
    facts: {
      columns: [data('Route object'), data('Origin'), text('Registry')],
      rows: (objectsTurned ?? []).map(({ prefix, origin, source }) => [prefix, formatAsn(origin), source]),
    },
  },
]

const changesTable = (live: Revalidation | null): TitledTable => ({
  title: 'Live routes that change',
  facts: {
    columns: [data('Route'), data('Origin'), text('Now'), text('Then')],
    rows: (live?.changes ?? []).map(({ prefix, origin, before, after }) => [
      ...[prefix, originName(origin), stateName(before.state, before.reason), stateName(after.state, after.reason)],
    ]),
  },
})

const tablesOfRoute = ({ object, there, live }: RouteForesight): TitledTable[] => [
  {
    title: 'Objects for the same block',
    facts: {
      columns: [data('Origin'), text('Registry'), text('Registry of the holder')],
      rows: [...(there?.same ?? []), ...(there?.others ?? [])].map(({ origin, source, isAuthoritative }) => [
        ...[formatAsn(origin), source, yesNo(isAuthoritative)],
      ]),
    },
  },
  {
    title: `Longer routes of ${formatAsn(object.origin)}`,
    facts: {
      columns: [data('Route'), text('Has an object')],
      rows: (live?.inside ?? []).map(({ prefix, isRegistered }) => [prefix, yesNo(isRegistered, 'not checked')]),
    },
  },
]

function yesNo(is: boolean | null, unknown = 'not known'): string {
  if (is === null) return unknown
  return is ? 'yes' : 'no'
}

const reach = (reaches: boolean): string => (reaches ? 'yes' : 'no')

const tablesOfSplit = (foresight: SplitForesight): TitledTable[] => [
  ...roaTablesOfSplit(foresight),
  ...tablesOfWiderRecords(foresight),
  ...tablesOfWiderZones(foresight),
  {
    title: 'What each part has of its own',
    facts: {
      columns: [data('Part'), number('Routes'), number('ROAs'), number('Route objects')],
      rows: foresight.parts.map(({ prefix, routes, roas, objects }) => [prefix, routes, roas, objects]),
    },
  },
]

const roaTablesOfSplit = ({ roas, live, toSign }: SplitForesight): TitledTable[] => [
  {
    title: 'ROAs wider than a part',
    facts: {
      columns: [data('ROA payload'), number('Max length'), data('Origin'), text('Reaches beyond the block')],
      rows: (roas ?? []).map(({ prefix, maxLength, asn, reaches }) => [
        prefix,
        maxLength,
        formatAsn(asn),
        reach(reaches),
      ]),
    },
  },
  { ...changesTable(live), title: 'Live routes that change once those ROAs are gone' },
  {
    title: 'ROAs to sign before',
    facts: {
      columns: [data('Prefix'), number('Max length'), data('Origin')],
      rows: (toSign ?? []).map(({ prefix, maxLength, asn }) => [prefix, maxLength, formatAsn(asn)]),
    },
  },
]

const tablesOfWiderRecords = ({ objects, routes, listings }: SplitForesight): TitledTable[] => [
  {
    title: 'Route objects wider than a part',
    facts: {
      columns: [data('Route object'), data('Origin'), text('Registry'), text('Reaches beyond the block')],
      rows: (objects ?? []).map(({ prefix, origin, source, reaches }) => [
        prefix,
        formatAsn(origin),
        source,
        reach(reaches),
      ]),
    },
  },
  {
    title: 'Live routes wider than a part',
    facts: {
      columns: [data('Route'), data('Origin'), text('Reaches beyond the block')],
      rows: (routes ?? []).map(({ prefix, origin, reaches }) => [prefix, originName(origin), reach(reaches)]),
    },
  },
  {
    title: 'List entries over several parts',
    facts: {
      columns: [text('List'), data('Entry'), data('Reference')],
      rows: (listings ?? []).map(({ list, prefix, reference }) => [list, prefix, reference]),
    },
  },
]

const tablesOfWiderZones = ({ lines, zones }: SplitForesight): TitledTable[] => [
  {
    title: 'Geofeed lines over several parts',
    facts: {
      columns: [text('Geofeed'), data('Line'), data('Country'), text('Reaches beyond the block')],
      rows: (lines ?? []).map(({ feed, prefix, country, reaches }) => [feed, prefix, country, reach(reaches)]),
    },
  },
  {
    title: 'Delegated reverse zones over several parts',
    facts: {
      columns: [data('Zone'), data('Addresses'), text('Delegated to')],
      rows: (zones?.wide ?? []).map(({ zone, block, servers }) => [zone, block, servers.join(', ')]),
    },
  },
]
