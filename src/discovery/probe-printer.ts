import type { PrintCause } from '../domain/print-job.ts';
import { askAdmission } from '../driver/admission.ts';
import { createConversation } from '../driver/conversation.ts';
import { type Echo, isAnsweringInTurn, isEchoingProcessIds } from '../driver/feedback.ts';
import { type PrinterIdentity, readIdentity } from '../driver/identity.ts';
import { defaultTimings } from '../driver/timings.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Transport } from '../transports/transport.ts';

export interface ProbeOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  /** For each answer, ms. @default 1 s */
  readonly patience?: number;
  /** Also whether it echoes process ids, which some printers without that command print. */
  readonly asksEcho: boolean;
}

/** What a printer showed of itself. */
export interface PrinterFindings {
  /** Nothing can come back on this way. */
  readonly isOneWay: boolean;
  readonly answersStatus: boolean;
  /** What stands in the way of printing now. */
  readonly trouble: PrintCause | null;
  readonly identity: PrinterIdentity;
  readonly echo: Echo;
}

/**
 * Asks a printer nobody prints on now who it is and what it can tell. Prints nothing.
 * @throws TransportError when it can't be reached
 */
export async function probePrinter(options: ProbeOptions): Promise<PrinterFindings> {
  const { transport, clock, patience = 1_000, asksEcho } = options;
  const timings = { ...defaultTimings, admission: patience, question: patience };
  const channel = await transport.open();
  const conversation = createConversation({ channel, clock });
  const silent: PrinterFindings = {
    isOneWay: conversation.isOneWay(),
    answersStatus: false,
    trouble: null,
    identity: {},
    echo: 'none',
  };
  try {
    if (silent.isOneWay) return silent;
    const admission = await askAdmission(conversation, clock, timings);
    if (admission.kind === 'silent' || admission.kind === 'closed') return silent;
    const trouble = admission.kind === 'troubled' ? admission.cause : null;
    // An offline printer answers nothing but its status.
    if (trouble !== null || !(await isAnsweringInTurn(conversation, clock, timings.question)))
      return { ...silent, answersStatus: true, trouble };
    const identity = (await readIdentity(conversation, clock, timings, new Set())) ?? {};
    const echoes = asksEcho && (await isEchoingProcessIds(conversation, clock, timings));
    return { ...silent, answersStatus: true, identity, echo: echoes ? 'process_id' : 'in_turn' };
  } finally {
    await conversation.end();
  }
}
