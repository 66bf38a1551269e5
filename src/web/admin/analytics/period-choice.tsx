import type { JSX } from 'preact';
import { reportPeriods } from '../../../domain/report-period.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { isComplete, type Period } from './period.ts';
import { analyticsTexts } from './texts.ts';

/** Which business days the reports are about. */
export function PeriodChoice({
  period,
  onChange,
}: {
  readonly period: Period;
  readonly onChange: (period: Period) => void;
}): JSX.Element {
  const texts = analyticsTexts();
  return (
    <div class="stack no-print">
      <div class="row" role="group" aria-label={texts.period}>
        {reportPeriods.map((kind) => (
          <Button
            key={kind}
            look={period.kind === kind ? 'primary' : 'plain'}
            pressed={period.kind === kind}
            onPress={() => onChange({ ...period, kind })}
          >
            {texts.periods[kind]}
          </Button>
        ))}
      </div>
      {period.kind === 'custom' && (
        <div class="period-days">
          <Field
            label={texts.from}
            type="date"
            value={period.start}
            max={period.end}
            onInput={(start) => onChange({ ...period, start })}
          />
          <Field
            label={texts.to}
            type="date"
            value={period.end}
            min={period.start}
            error={
              period.start !== '' && period.end !== '' && !isComplete(period) ? texts.daysWrong : undefined
            }
            onInput={(end) => onChange({ ...period, end })}
          />
        </div>
      )}
    </div>
  );
}
