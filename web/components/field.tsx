import type { ComponentChildren } from 'preact'
import type { Problem } from '../../src/problem.ts'
import { Fault, faultProps } from './fault.tsx'

interface FieldProps {
  /** As it is posted; what must change is looked for under the same name. */
  name: string
  label: string
  value: string
  hint?: string | undefined
  problem: Problem | null
  type?: 'text' | 'tel' | 'date' | undefined
  inputMode?: 'text' | 'tel' | 'numeric' | 'decimal' | undefined
  maxLength?: number | undefined
  required?: boolean | undefined
  /** Several lines instead of one. */
  rows?: number | undefined
}

/** A label, what is typed, a hint, and what must change about it. */
export function Field({ name, label, value, hint, problem, type = 'text', rows, ...rest }: FieldProps) {
  const id = fieldId(name)
  // Preact types each kind of input apart; these properties are common to all of them, hence `as` below.
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && <p class="quiet">{hint}</p>}
      {rows === undefined ? (
        <input
          id={id}
          name={name}
          type={type as 'text'}
          value={value}
          autoComplete="off"
          {...rest}
          {...faultProps(problem, name)}
        />
      ) : (
        <textarea
          id={id}
          name={name}
          rows={rows}
          maxLength={rest.maxLength}
          required={rest.required}
          {...faultProps(problem, name)}
        >
          {value}
        </textarea>
      )}
      <Fault problem={problem} path={name} />
    </div>
  )
}

interface ChoiceFieldProps {
  name: string
  label: string
  value: string
  problem: Problem | null
  options: { value: string; label: ComponentChildren }[]
}

/** One of a few. */
export function ChoiceField({ name, label, value, problem, options }: ChoiceFieldProps) {
  const id = fieldId(name)
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} name={name} {...faultProps(problem, name)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
      <Fault problem={problem} path={name} />
    </div>
  )
}

/** An id that HTML allows for a field of any name. */
export function fieldId(name: string): string {
  return `field-${name.replaceAll('.', '-')}`
}
