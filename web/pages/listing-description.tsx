import type { Keeper } from '../../src/accounts/guard.ts'
import type { NamedPlace } from '../../src/places/places.sql.ts'
import type { Problem } from '../../src/problem.ts'
import { ChoiceField, Field } from '../components/field.tsx'
import { ListingStep } from '../components/listing-step.tsx'
import { useFace } from '../face.tsx'

interface ListingDescriptionPageProps {
  keeper: Keeper
  productId: string
  form: Record<'name' | 'summary' | 'bring' | 'meeting' | 'placeId', string>
  places: NamedPlace[]
  problem: Problem | null
}

export function ListingDescriptionPage({ keeper, productId, form, places, problem }: ListingDescriptionPageProps) {
  const { words, said } = useFace()
  const { listing } = words
  const field = (name: keyof typeof form) => ({ name, value: form[name], problem })
  return (
    <ListingStep keeper={keeper} productId={productId} step="description" problem={problem} submit={listing.save}>
      <Field {...field('name')} label={listing.name} hint={listing.nameHint} required maxLength={30} />
      <Field
        {...field('summary')}
        label={listing.summary}
        hint={listing.summaryHint}
        rows={4}
        required
        maxLength={300}
      />
      <ChoiceField
        {...field('placeId')}
        label={listing.place}
        options={places.map(({ id, name, nameEn }) => ({ value: id, label: said(name, nameEn) }))}
      />
      <Field {...field('meeting')} label={listing.meeting} rows={2} maxLength={200} />
      <Field {...field('bring')} label={listing.bring} rows={2} maxLength={200} />
    </ListingStep>
  )
}
