import { Cell, ColumnHead, DataTable, Row, RowHead, SecondLine } from '#components/ui/data-table.tsx'
import { quantity } from '#lib/diligence/statements/wording.ts'
import { formatMoney } from '#lib/kernel/money.ts'
import type { Listing } from '#lib/listings/listing.ts'
import { rateOf, sizeOfPart } from '#lib/listings/price.ts'
import { formatRate } from '#lib/listings/rate.ts'
import { dealTitles, perTime } from './deal-words.ts'

type PriceTableProps = {
  prices: Listing['prices']
  /** Sizes of which no part is free now. */
  goneLengths?: readonly number[]
}

/** Every price of a listing: by kind of deal and size of part, whole and per address. */
export function PriceTable({ prices, goneLengths = [] }: PriceTableProps) {
  const head = (
    <>
      <ColumnHead>Deal</ColumnHead>
      <ColumnHead>Part</ColumnHead>
      <ColumnHead align="right" unit="before fees">
        Price
      </ColumnHead>
      <ColumnHead align="right">Per address</ColumnHead>
    </>
  )
  return (
    <DataTable caption="Prices by kind of deal and size of part" head={head}>
      {prices.map((price) => (
        <Row key={`${price.dealType} ${price.partLength}`}>
          <RowHead>{dealTitles[price.dealType]}</RowHead>
          <Cell>
            <span className="data">/{price.partLength}</span>{' '}
            <span className="text-ink3">{quantity(sizeOfPart(price.partLength), 'address')}</span>
            {goneLengths.includes(price.partLength) && <SecondLine>none free now</SecondLine>}
          </Cell>
          <Cell align="right">
            {formatMoney(price.amount)}
            {perTime[price.dealType]}
          </Cell>
          <Cell align="right">
            {formatRate(rateOf(price))} {price.amount.currency}
          </Cell>
        </Row>
      ))}
    </DataTable>
  )
}
