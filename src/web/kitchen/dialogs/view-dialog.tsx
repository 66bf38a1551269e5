import type { JSX } from 'preact';
import { stationsOf } from '../../../client/board/tickets.ts';
import { orderStates, serviceModes } from '../../../domain/order.ts';
import { currentUser, logOut } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { LanguageChoice } from '../../ui/language-choice.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { forgetDevice, screenApi, screenIdentity } from '../../screen/credential.ts';
import type { Desk } from '../desk/desk.ts';
import { change, changeThresholds, settings, thresholds } from '../settings.ts';
import { kitchenTexts } from '../texts.ts';
import type { ShownStore } from '../../screen/use-store.ts';

interface ViewProps {
  readonly desk: Desk;
  readonly store: ShownStore;
  readonly stores: readonly ShownStore[];
  readonly onClose: () => void;
}

/** Which store, station and orders this screen shows, when tickets turn yellow and red, its language, and who it is. */
export function ViewDialog({ desk, store, stores, onClose }: ViewProps): JSX.Element {
  const texts = kitchenTexts();
  const { station, status } = settings.value;
  const { data: menu } = useLoad(
    () => screenApi.listMenu({ query: { store_id: store.id, limit: 100 } }),
    [store.id],
  );
  const stations = [
    ...new Set([
      ...stationsOf(desk.board.value),
      ...(menu?.items.map((dish) => dish.station) ?? []),
      ...(station === null ? [] : [station]),
    ]),
  ].toSorted((a, b) => a.localeCompare(b));
  return (
    <Dialog title={texts.viewTitle} onClose={onClose}>
      <div class="stack">
        {stores.length > 1 && (
          <Choice
            label={texts.store}
            value={String(store.id)}
            options={stores.map(({ id, name }) => ({ value: String(id), label: name }))}
            onChange={(id) => change({ storeId: Number(id), station: null })}
          />
        )}
        <Choice
          label={texts.station}
          value={station ?? ''}
          options={[
            { value: '', label: texts.pass },
            ...stations.map((name) => ({ value: name, label: name })),
          ]}
          onChange={(next) => change({ station: next === '' ? null : next })}
        />
        <Choice
          label={texts.status}
          value={status ?? 'all'}
          options={[
            { value: 'all', label: texts.all },
            ...orderStates
              .filter((state) => state !== 'completed' && state !== 'cancelled')
              .map((state) => ({ value: state, label: texts.states[state] })),
          ]}
          onChange={(next) => change({ status: orderStates.find((state) => state === next) ?? null })}
        />
        <Ages />
        <div class="row spread">
          <LanguageChoice />
          <WhoThisIs />
        </div>
      </div>
    </Dialog>
  );
}

function Ages(): JSX.Element {
  const texts = kitchenTexts();
  const current = thresholds.value;
  return (
    <fieldset class="ages">
      <legend>{texts.agesTitle}</legend>
      {serviceModes.map((mode) => {
        const [warn, late] = current[mode];
        const set = (next: readonly [number, number]) => changeThresholds({ ...current, [mode]: next });
        return (
          <div class="ages-row" key={mode}>
            <span>{texts.modes[mode]}</span>
            <Field
              label={texts.warnAfter}
              type="number"
              min={1}
              value={String(warn)}
              onInput={(minutes) => Number(minutes) > 0 && set([Number(minutes), late])}
            />
            <Field
              label={texts.lateAfter}
              type="number"
              min={1}
              value={String(late)}
              onInput={(minutes) => Number(minutes) > 0 && set([warn, Number(minutes)])}
            />
          </div>
        );
      })}
    </fieldset>
  );
}

function WhoThisIs(): JSX.Element {
  const texts = kitchenTexts();
  if (screenIdentity.value?.kind === 'device')
    return (
      <ConfirmButton question={texts.leaveDeviceSure} onConfirm={forgetDevice}>
        {texts.leaveDevice}
      </ConfirmButton>
    );
  return (
    <div class="row">
      <a class="button" href="/staff">
        {texts.backToStaff}
      </a>
      {currentUser.value && <Button onPress={logOut}>{texts.logOut}</Button>}
    </div>
  );
}
