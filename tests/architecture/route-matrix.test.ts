import { describe, expect, test } from 'vitest'
import { actions, handlers, listEntries, listMethods, pages } from '#tests/support/route-files.ts'
import { actions as actionRows, handlers as handlerRows, pages as pageRows } from '#tests/support/route-matrix.ts'

const sorted = (names: readonly string[]) => [...names].sort()

describe('the matrix of routes and actors', () => {
  test('has a row for every page, and for no other', () => {
    expect(sorted(Object.keys(pageRows))).toEqual(sorted(pages.map(({ path }) => path)))
  })

  test('has a row for every method of every handler, and for no other', () => {
    const served = handlers.flatMap((file) => listMethods(file).map(({ name }) => `${name} ${file.path}`))
    expect(sorted(Object.keys(handlerRows))).toEqual(sorted(served))
  })

  test('has a row for every server action, and for no other', () => {
    const exported = actions.flatMap((file) => listEntries(file).map(({ name }) => `${file.path}#${name}`))
    expect(sorted(Object.keys(actionRows))).toEqual(sorted(exported))
  })
})
