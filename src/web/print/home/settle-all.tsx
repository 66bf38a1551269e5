import type { JSX } from 'preact';
import type { PrintJobOnWire } from '../../../protocol/print.ts';
import { api } from '../../session/api.ts';
import { act } from '../../ui/act.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { printTexts } from '../texts.ts';

/**
 * A printer that never answers makes every paper doubtful: who has looked says so once for all of them. Papers that broke off
 * while they were printed are settled one by one.
 */
export function SettleAll({
  jobs,
  onDone,
}: {
  readonly jobs: readonly PrintJobOnWire[];
  readonly onDone: () => unknown;
}): JSX.Element | null {
  const sent = jobs.filter(({ status }) => status === 'sent');
  if (sent.length < 2) return null;
  const texts = printTexts();
  const settle = async () => {
    await act(async () => {
      for (const { id } of sent) await api.settlePrintJob({ params: { id }, body: { outcome: 'printed' } });
    });
    await onDone();
  };
  return (
    <ConfirmButton look="plain" question={texts.seenAllSure(sent.length)} onConfirm={settle}>
      {texts.seenAll(sent.length)}
    </ConfirmButton>
  );
}
