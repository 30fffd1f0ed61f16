import { describe, expect, test } from 'vitest'
import { whenToEscalate, whenToTell } from './when-to-tell.ts'

const at = (time: string) => new Date(`2026-11-23T${time}Z`)
const night = { from: 22, to: 6 }

describe('an alert', () => {
  test('is told at once outside of quiet hours', () => {
    expect(whenToTell('warning', at('12:34:56'), night)).toEqual(at('12:34:56'))
    expect(whenToTell('warning', at('06:00:00'), night)).toEqual(at('06:00:00'))
    expect(whenToTell('notice', at('23:00:00'), null)).toEqual(at('23:00:00'))
  })

  test('waits for the end of quiet hours, also over midnight', () => {
    expect(whenToTell('warning', at('22:00:00'), night)).toEqual(new Date('2026-11-24T06:00:00Z'))
    expect(whenToTell('notice', at('05:59:59'), night)).toEqual(at('06:00:00'))
    expect(whenToTell('notice', at('13:30:00'), { from: 12, to: 14 })).toEqual(at('14:00:00'))
  })

  test('that is critical waits for nobody', () => {
    expect(whenToTell('critical', at('23:10:00'), night)).toEqual(at('23:10:00'))
  })

  test('is told again after its time, a notice never', () => {
    expect(whenToEscalate('critical', at('12:00:00'))).toEqual(at('13:00:00'))
    expect(whenToEscalate('warning', at('12:00:00'))).toEqual(new Date('2026-11-24T12:00:00Z'))
    expect(whenToEscalate('notice', at('12:00:00'))).toBeNull()
  })
})
