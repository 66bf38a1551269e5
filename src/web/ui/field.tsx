import { type ComponentChildren, createElement, type JSX } from 'preact';
import { useId } from 'preact/hooks';

export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly type?: 'text' | 'password' | 'email' | 'tel' | 'number' | 'date' | 'time' | 'search' | 'url';
  readonly hint?: string | undefined;
  /** What is wrong with the value. */
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly autoComplete?: string;
  readonly inputMode?: 'numeric' | 'decimal' | 'tel' | 'text';
  readonly maxLength?: number;
  readonly min?: string | number;
  readonly max?: string | number;
  readonly step?: string | number;
  readonly placeholder?: string;
  /** The id of a datalist that proposes values. */
  readonly list?: string;
  /** Several lines. */
  readonly lines?: boolean;
}

/** A labelled input with its hint and its error, tied together for screen readers. */
export function Field({
  label,
  value,
  onInput,
  hint,
  error,
  type = 'text',
  lines = false,
  ...rest
}: FieldProps): JSX.Element {
  const id = useId();
  const about = hint !== undefined || error !== undefined ? `${id}-about` : undefined;
  const common = {
    ...rest,
    id,
    value,
    class: 'input',
    'aria-invalid': error !== undefined,
    'aria-describedby': about,
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {lines ? (
        <textarea {...common} onInput={({ currentTarget }) => onInput(currentTarget.value)} />
      ) : (
        createElement('input', {
          ...common,
          type,
          onInput: ({ currentTarget }) => onInput(currentTarget.value),
        })
      )}
      <About id={about} hint={hint} error={error} />
    </div>
  );
}

/** What fields that name it as their `list` propose while somebody types. */
export function Suggestions({
  id,
  values,
}: {
  readonly id: string;
  readonly values: readonly string[];
}): JSX.Element {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
}

export interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

/** One of a few. */
export function Choice<Value extends string>(props: ChoiceProps<Value>): JSX.Element {
  const { label, value, options, onChange, hint, error } = props;
  const id = useId();
  const about = hint !== undefined || error !== undefined ? `${id}-about` : undefined;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="input"
        value={value}
        aria-describedby={about}
        onChange={({ currentTarget }) => {
          const chosen = options.find((option) => option.value === currentTarget.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <About id={about} hint={hint} error={error} />
    </div>
  );
}

export interface CheckProps {
  readonly children: ComponentChildren;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}

/** Yes or no. */
export function Check({ children, checked, onChange, disabled = false }: CheckProps): JSX.Element {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}

function About({
  id,
  hint,
  error,
}: {
  readonly id: string | undefined;
  readonly hint: string | undefined;
  readonly error: string | undefined;
}): JSX.Element | null {
  if (id === undefined) return null;
  return (
    <div id={id}>
      {error !== undefined && <div class="error">{error}</div>}
      {hint !== undefined && <div class="hint">{hint}</div>}
    </div>
  );
}
