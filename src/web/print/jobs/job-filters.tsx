import type { JSX } from 'preact';
import { printJobStates, printJobTypes } from '../../../domain/print-job.ts';
import type { PrinterOnWire } from '../../../protocol/print.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { type JobFilter, noFilter, writeFilter } from './job-filter.ts';
import { jobTexts } from './texts.ts';
import { jobWords } from './words.ts';

export interface JobFiltersProps {
  readonly filter: JobFilter;
  readonly printers: readonly PrinterOnWire[];
  readonly onChange: (filter: JobFilter) => void;
}

/** What a list of print jobs is narrowed to. */
export function JobFilters({ filter, printers, onChange }: JobFiltersProps): JSX.Element {
  const texts = jobTexts();
  const words = jobWords();
  const all = { value: '', label: texts.all } as const;
  const set = (change: Partial<JobFilter>) => onChange({ ...filter, ...change });
  return (
    <div class="job-filters card">
      <Choice
        label={texts.filters.status}
        value={filter.status}
        options={[all, ...printJobStates.map((value) => ({ value, label: words.states[value] }))]}
        onChange={(status) => set({ status })}
      />
      <Choice
        label={texts.filters.printer}
        value={filter.printer}
        options={[all, ...printers.map(({ id, name }) => ({ value: String(id), label: name }))]}
        onChange={(printer) => set({ printer })}
      />
      <Choice
        label={texts.filters.type}
        value={filter.type}
        options={[all, ...printJobTypes.map((value) => ({ value, label: words.types[value] }))]}
        onChange={(type) => set({ type })}
      />
      <Field
        label={texts.filters.order}
        value={filter.order}
        inputMode="numeric"
        placeholder={texts.filters.orderHint}
        onInput={(order) => set({ order: order.replaceAll(/\D/g, '').slice(0, 10) })}
      />
      <Button disabled={writeFilter(filter) === ''} onPress={() => onChange(noFilter)}>
        {texts.reset}
      </Button>
    </div>
  );
}
