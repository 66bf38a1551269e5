import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PrinterOnWire } from '../../../protocol/print.ts';
import { api } from '../../session/api.ts';
import { Check, Choice, Field } from '../../ui/field.tsx';
import { useLoad } from '../../ui/use-load.ts';
import type { DraftProps } from './connection-fields.tsx';
import { readStations } from './printer-draft.ts';
import { printerTexts } from './texts.ts';

export interface RoutingFieldsProps extends DraftProps {
  readonly storeId: number;
  readonly others: readonly PrinterOnWire[];
}

/** Whose dishes it prints, and who prints when it can't. */
export function RoutingFields({ draft, storeId, others, onChange }: RoutingFieldsProps): JSX.Element {
  const texts = printerTexts().form;
  const { data: route } = useLoad(() => api.getPrintRoute({ query: { store_id: storeId } }), [storeId]);
  const known = [...new Set((route ?? []).map(({ station }) => station))];
  const unknown = draft.stations.filter((station) => !known.includes(station));
  const tick = (station: string, isTicked: boolean) =>
    onChange({
      stations: isTicked ? [...draft.stations, station] : draft.stations.filter((other) => other !== station),
    });
  return (
    <fieldset class="fields">
      <legend>{texts.what}</legend>
      <Check checked={draft.autoPrint} onChange={(autoPrint) => onChange({ autoPrint })}>
        {texts.autoPrint}
      </Check>
      <div class="field">
        <span class="label">{texts.stations}</span>
        <div class="row" role="group" aria-label={texts.stations}>
          {known.map((station) => (
            <Check
              key={station}
              checked={draft.stations.includes(station)}
              onChange={(isTicked) => tick(station, isTicked)}
            >
              {station}
            </Check>
          ))}
        </div>
        <span class="hint">{texts.stationsHint}</span>
      </div>
      <OtherStations
        key={known.length}
        stations={unknown}
        onChange={(names) =>
          onChange({ stations: [...draft.stations.filter((name) => known.includes(name)), ...names] })
        }
      />
      <Choice
        label={texts.fallback}
        value={draft.fallback}
        options={[
          { value: '', label: texts.noFallback },
          ...others.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        onChange={(fallback) => onChange({ fallback })}
      />
    </fieldset>
  );
}

function OtherStations({
  stations,
  onChange,
}: {
  readonly stations: readonly string[];
  readonly onChange: (names: string[]) => void;
}): JSX.Element {
  const texts = printerTexts().form;
  const [text, setText] = useState(stations.join('、'));
  return (
    <Field
      label={texts.otherStations}
      hint={texts.otherHint}
      value={text}
      onInput={(typed) => {
        setText(typed);
        onChange(readStations(typed));
      }}
    />
  );
}
