import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { api } from '../../session/api.ts';
import { currentStore } from '../../session/store-choice.ts';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/field.tsx';
import { useLive } from '../live.ts';
import { routeTexts } from './texts.ts';

/** Gives a station without a printer to one. */
export function AssignStation({
  station,
  onDone,
}: {
  readonly station: string;
  readonly onDone: () => unknown;
}): JSX.Element | null {
  const storeId = currentStore.value?.id ?? 0;
  const { data } = useLive(() => api.listPrinters({ query: { store_id: storeId, limit: 100 } }), [storeId]);
  const [chosen, setChosen] = useState('');
  const texts = routeTexts();
  if (!data) return null;
  const able = data.items.filter((printer) => printer.is_active && printer.auto_print_orders);
  const printer = able.find(({ id }) => String(id) === chosen) ?? able[0];
  if (!printer) return <p>{texts.noPrinter}</p>;
  const params = { id: printer.id };
  const assign = async () => {
    await act(
      async () => {
        // What the page knows may be older than the station that was given to it a moment ago.
        const { stations } = await api.getPrinter({ params });
        await api.changePrinter({ params, body: { stations: [...stations, station] } });
      },
      texts.assigned(station, printer.name),
    );
    await onDone();
  };
  return (
    <div class="assign">
      <Choice
        label={texts.assignTo(station)}
        value={String(printer.id)}
        options={able.map(({ id, name }) => ({ value: String(id), label: name }))}
        onChange={setChosen}
      />
      <Button look="primary" label={`${texts.assignNow}: ${station}`} onPress={assign}>
        {texts.assignNow}
      </Button>
    </div>
  );
}
