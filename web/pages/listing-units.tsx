import type { Keeper } from '../../src/accounts/guard.ts'
import { type ListingKind, type ListingUnit, MOST_UNITS } from '../../src/listings/listings.schemas.ts'
import type { Problem } from '../../src/problem.ts'
import { AUDIENCES } from '../../src/products/products.schemas.ts'
import { ChoiceField, Field } from '../components/field.tsx'
import { ListingStep } from '../components/listing-step.tsx'
import { useFace } from '../face.tsx'

/** A way of selling as it is typed. */
export interface UnitRow {
  /** Empty for a new one. */
  id: string
  name: string
  people: string
  audience: ListingUnit['audience']
  minQuantity: string
  maxQuantity: string
  weekday: string
  weekend: string
  holiday: string
  dropped: boolean
}

interface ListingUnitsPageProps {
  keeper: Keeper
  productId: string
  kind: ListingKind
  isPublished: boolean
  rows: UnitRow[]
  weighed: string
  problem: Problem | null
}

export function ListingUnitsPage(props: ListingUnitsPageProps) {
  const { words } = useFace()
  const { keeper, productId, kind, isPublished, rows, weighed, problem } = props
  return (
    <ListingStep keeper={keeper} productId={productId} step="units" problem={problem} submit={words.listing.save}>
      <p>{isPublished ? words.listing.unitsPublished : words.listing.unitsLead}</p>
      {rows.map((row, index) => (
        <Unit key={`${index}`} index={index} row={row} kind={kind} isOnly={rows.length === 1} problem={problem} />
      ))}
      {rows.length < MOST_UNITS && (
        <p>
          <button type="submit" name="more" value="yes" class="button" formNoValidate>
            {words.listing.addUnit}
          </button>
        </p>
      )}
      {kind === 'picking' && (
        <Field name="weighed" label={words.listing.weighed} value={weighed} inputMode="decimal" problem={problem} />
      )}
    </ListingStep>
  )
}

interface UnitProps {
  index: number
  row: UnitRow
  kind: ListingKind
  isOnly: boolean
  problem: Problem | null
}

function Unit({ index, row, kind, isOnly, problem }: UnitProps) {
  const { words } = useFace()
  const { listing } = words
  const field = (name: Exclude<keyof UnitRow, 'dropped'>) => ({ name: `${index}.${name}`, value: row[name], problem })
  return (
    <fieldset class="unit-form">
      <legend>{listing.unit(index + 1)}</legend>
      <input type="hidden" name={`${index}.id`} value={row.id} />
      <Field {...field('name')} label={listing.unitName} maxLength={20} />
      <div class="in-a-row">
        <Field {...field('weekday')} label={listing.weekday} inputMode="decimal" />
        <Field {...field('weekend')} label={listing.weekend} inputMode="decimal" />
        <Field {...field('holiday')} label={listing.holiday} inputMode="decimal" />
      </div>
      <div class="in-a-row">
        {kind === 'goods' ? (
          <input type="hidden" name={`${index}.people`} value="0" />
        ) : (
          <Field {...field('people')} label={listing.people} inputMode="numeric" />
        )}
        <Field {...field('minQuantity')} label={listing.least} inputMode="numeric" />
        <Field {...field('maxQuantity')} label={listing.most} inputMode="numeric" />
      </div>
      {kind !== 'stay' && kind !== 'goods' && (
        <ChoiceField
          {...field('audience')}
          label={listing.audience}
          options={AUDIENCES.map((audience) => ({ value: audience, label: listing.audiences[audience] }))}
        />
      )}
      {row.id !== '' && !isOnly && (
        <label class="check">
          <input type="checkbox" name={`${index}.drop`} value="yes" checked={row.dropped} />
          <span>{listing.drop}</span>
        </label>
      )}
    </fieldset>
  )
}
