import { expect, test } from 'vitest'
import { decodeColumns, encodeColumns } from './columns.ts'
import { encodeDictionary, openDictionary } from './text-dictionary.ts'

test('a dictionary gives back each text by its id, through a file, and null for 0', () => {
  const texts = ['afrinic', '', 'Universität Zürich', '組織']
  const textOf = openDictionary(decodeColumns(encodeColumns(encodeDictionary(texts))))
  expect([0, 1, 2, 3, 4].map(textOf)).toEqual([null, ...texts])
  expect(() => textOf(5)).toThrow('one of its dictionary')
})
