import type { Keeper } from '../../src/accounts/guard.ts'
import type { NamedPlace } from '../../src/places/places.sql.ts'
import type { Problem } from '../../src/problem.ts'
import { FarmFrame } from '../components/farm-frame.tsx'
import { ChoiceField, Field } from '../components/field.tsx'
import { useFace } from '../face.tsx'

interface FarmProfilePageProps {
  /** null while the farm is still to be opened. */
  keeper: Keeper | null
  form: Record<string, string>
  places: NamedPlace[]
  saved: boolean
  problem: Problem | null
}

/** What guests read of a farm: to be opened, or to be changed. */
export function FarmProfilePage({ keeper, saved, ...rest }: FarmProfilePageProps) {
  const { words, to } = useFace()
  if (!keeper) {
    return (
      <div class="farm narrow">
        <h1>{words.listing.farmNew}</h1>
        <p>{words.listing.farmNewLead}</p>
        <FarmForm action={to('/me/farm')} submit={words.listing.farmOpen} {...rest} />
      </div>
    )
  }
  return (
    <FarmFrame keeper={keeper} title={words.listing.profile}>
      {saved && (
        <p class="refusal gentle" role="status">
          {words.listing.saved}
        </p>
      )}
      <FarmForm action={to(`/farm/${keeper.hostId}/profile`)} submit={words.account.save} {...rest} />
    </FarmFrame>
  )
}

interface FarmFormProps extends Pick<FarmProfilePageProps, 'form' | 'places' | 'problem'> {
  action: string
  submit: string
}

function FarmForm({ action, submit, form, places, problem }: FarmFormProps) {
  const { words, said } = useFace()
  const { listing } = words
  const field = (name: string) => ({ name, value: form[name] ?? '', problem })
  return (
    <form method="post" action={action} class="contact">
      <Field {...field('name')} label={listing.farmName} required maxLength={20} />
      <Field {...field('person')} label={listing.farmPerson} required maxLength={40} />
      <Field {...field('phone')} label={listing.farmPhone} type="tel" inputMode="tel" required />
      <ChoiceField
        {...field('placeId')}
        label={listing.place}
        options={places.map(({ id, name, nameEn }) => ({ value: id, label: said(name, nameEn) }))}
      />
      <Field {...field('story')} label={listing.farmStory} rows={4} required maxLength={300} />
      <p class="submit">
        <button type="submit" class="button main">
          {submit}
        </button>
      </p>
    </form>
  )
}
