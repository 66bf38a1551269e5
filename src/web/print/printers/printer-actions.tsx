import type { JSX } from 'preact';
import type { PrinterActionOnWire, PrinterStatusOnWire } from '../../../protocol/printer-care.ts';
import { api } from '../../session/api.ts';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { say } from '../../ui/toasts.tsx';
import { printerTexts } from './texts.ts';

export interface PrinterActionsProps {
  readonly printer: PrinterStatusOnWire;
  readonly mayChange: boolean;
  readonly onEdit: () => void;
  readonly onChange: () => unknown;
}

/** What can be done with a printer: staff may use it, an admin may change it. */
export function PrinterActions(props: PrinterActionsProps): JSX.Element {
  const { printer, mayChange, onEdit, onChange } = props;
  const texts = printerTexts();
  const params = { id: printer.id };
  const finish = async (work: () => Promise<unknown>, done?: string) => {
    await act(work, done);
    await onChange();
  };
  const order = (work: () => Promise<PrinterActionOnWire>) =>
    finish(async () => {
      const { status } = await work();
      if (status === 'refused' || status === 'expired') say(texts.actionRefused, 'bad');
      else say(texts.actionDone);
    });
  const isPaused = printer.paused_at !== null;
  const isOn = printer.is_active;
  return (
    <>
      <div class="row">
        <Button disabled={!isOn} onPress={() => finish(() => api.testPrinter({ params }), texts.tested)}>
          {texts.test}
        </Button>
        {printer.trouble === 'cutter' && (
          <Button look="primary" onPress={() => order(() => api.recoverPrinter({ params }))}>
            {texts.recover}
          </Button>
        )}
        <Button
          look={isPaused ? 'primary' : 'plain'}
          disabled={!isOn}
          onPress={() =>
            finish(() => (isPaused ? api.resumePrinter({ params }) : api.pausePrinter({ params })))
          }
        >
          {isPaused ? texts.resume : texts.pause}
        </Button>
        {mayChange && (
          <>
            <Button onPress={onEdit}>{texts.edit}</Button>
            <Button
              look={isOn ? 'plain' : 'primary'}
              onPress={() => finish(() => api.changePrinter({ params, body: { is_active: !isOn } }))}
            >
              {isOn ? texts.disable : texts.enable}
            </Button>
          </>
        )}
      </div>
      <details>
        <summary>{texts.more}</summary>
        <div class="row">
          <Button disabled={!isOn} onPress={() => order(() => api.testBuzzer({ params }))}>
            {texts.beep}
          </Button>
          <Button disabled={!isOn} onPress={() => order(() => api.openDrawer({ params }))}>
            {texts.drawer}
          </Button>
          {mayChange && (
            <ConfirmButton
              question={texts.removeWhy(printer.name)}
              onConfirm={() => finish(() => api.removePrinter({ params }), texts.removed)}
            >
              {texts.remove}
            </ConfirmButton>
          )}
        </div>
      </details>
    </>
  );
}
