import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { connections } from '../../../protocol/print.ts';
import type { NewPrinterProbe, PrinterProbeOnWire } from '../../../protocol/printer-search.ts';
import { api } from '../../session/api.ts';
import { Button } from '../../ui/button.tsx';
import { explainError } from '../../ui/explain-error.ts';
import { Choice, Field } from '../../ui/field.tsx';
import { Note } from '../../ui/notes.tsx';
import { addressOf, type PrinterDraft, withProposal } from './printer-draft.ts';
import { printerTexts } from './texts.ts';

export interface DraftProps {
  readonly draft: PrinterDraft;
  readonly onChange: (change: Partial<PrinterDraft>) => void;
}

/** What a printer is called, where it is, and whether it answers there. */
export function ConnectionFields(props: DraftProps & { readonly isNew: boolean }): JSX.Element {
  const { draft, onChange, isNew } = props;
  const texts = printerTexts();
  const { form } = texts;
  const address = addressOf(draft.connection);
  return (
    <fieldset class="fields">
      <Field
        label={form.name}
        hint={form.nameHint}
        value={draft.name}
        maxLength={100}
        required
        onInput={(name) => onChange({ name })}
      />
      <Choice
        label={form.connection}
        value={draft.connection}
        options={connections.map((value) => ({ value, label: texts.connections[value] }))}
        hint={draft.connection === 'websocket' ? form.clientHint : undefined}
        onChange={(connection) => onChange({ connection })}
      />
      {address === 'host' && (
        <>
          <Field
            label={form.ip}
            hint={form.ipHint}
            value={draft.host}
            maxLength={255}
            required
            onInput={(host) => onChange({ host })}
          />
          <Field
            label={form.port}
            type="number"
            min={1}
            max={65_535}
            value={draft.port}
            required
            onInput={(port) => onChange({ port })}
          />
        </>
      )}
      {address === 'device' && (
        <Field
          label={form.device}
          hint={form.deviceHint}
          value={draft.devicePath}
          maxLength={255}
          required
          onInput={(devicePath) => onChange({ devicePath })}
        />
      )}
      {isNew && <Probe {...props} />}
    </fieldset>
  );
}

function Probe({ draft, onChange }: DraftProps): JSX.Element | null {
  const { form } = printerTexts();
  const [answer, setAnswer] = useState<PrinterProbeOnWire>();
  const [error, setError] = useState<unknown>();
  const question = questionOf(draft);
  if (!question) return null;
  const ask = async () => {
    setError(undefined);
    setAnswer(undefined);
    try {
      const probe = await api.probePrinter({ body: question });
      setAnswer(probe);
      if (probe.reached) onChange(withProposal(draft, probe.proposal));
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <div class="stack probe">
      <div>
        <Button disabled={!question.ip_address && !question.device_path} onPress={ask}>
          {form.probe}
        </Button>
      </div>
      {error !== undefined && <Note kind="bad">{explainError(error)}</Note>}
      {answer && <ProbeAnswer answer={answer} />}
    </div>
  );
}

function ProbeAnswer({ answer }: { readonly answer: PrinterProbeOnWire }): JSX.Element {
  const { form } = printerTexts();
  if (!answer.reached) return <Note kind="bad">{form.notReached(answer.detail ?? '')}</Note>;
  if (answer.answers_status !== true) return <Note kind="warn">{form.silent}</Note>;
  const model = [answer.maker, answer.model].filter(Boolean).join(' ') || form.unknownModel;
  return <Note kind="good">✓ {form.reached(model)}</Note>;
}

/** Undefined where a printer can't be asked before it is added. */
function questionOf({
  connection,
  host,
  port,
  devicePath,
  paperWidth,
}: PrinterDraft): NewPrinterProbe | undefined {
  const paper_width = paperWidth === '58' ? 58 : 80;
  if (connection === 'network')
    return { connection, ip_address: host.trim(), port: Number(port) || 9100, paper_width };
  if (connection === 'usb' || connection === 'serial')
    return { connection, device_path: devicePath.trim(), paper_width };
  return undefined;
}
