import type { Clock } from '../runtime/clock.ts';
import { askIdentity } from './commands.ts';
import { awaitEvent, type Conversation } from './conversation.ts';
import { isAnsweringInTurn } from './feedback.ts';
import type { Timings } from './timings.ts';

/** Who the printer says it is (GS I); a part it does not tell is absent. */
export interface PrinterIdentity {
  readonly maker?: string;
  readonly model?: string;
  readonly serial?: string;
  /** Of the built-in font, e.g. `CHINA GB18030`. */
  readonly language?: string;
}

type IdentityPart = keyof PrinterIdentity;

const questions = { maker: 66, model: 67, serial: 68, language: 69 } as const;
const identityParts: readonly IdentityPart[] = ['maker', 'model', 'serial', 'language'];

/**
 * Asks an idle printer for each part in turn, but not for those in `silent`. A part without an answer, or with noise
 * for an answer (some clones leave out the header), is added to it; who does not tell the maker tells nothing.
 * @returns undefined when the printer stopped answering anything: a late answer would be taken for another part's.
 */
export async function readIdentity(
  conversation: Conversation,
  clock: Clock,
  timings: Timings,
  silent: Set<IdentityPart>,
): Promise<PrinterIdentity | undefined> {
  let identity: PrinterIdentity = {};
  for (const part of identityParts) {
    if (silent.has(part)) continue;
    conversation.forget();
    conversation.write(askIdentity(questions[part]));
    const event = await awaitEvent(conversation, clock, timings.question, ({ type }) => type === 'identity');
    if (event.type === 'identity') identity = { ...identity, [part]: event.text };
    else {
      const isNoise = !conversation.isTrusted();
      if (!isNoise && !(await isAnsweringInTurn(conversation, clock, timings.question))) return undefined;
      for (const untold of part === 'maker' ? identityParts : [part]) silent.add(untold);
    }
    if (!conversation.isTrusted()) break;
  }
  return identity;
}

/** True unless both tell the same part differently. The language can be switched and says nothing about who it is. */
export function isSamePrinter(known: PrinterIdentity, met: PrinterIdentity): boolean {
  const telling = ['maker', 'model', 'serial'] as const;
  return telling.every(
    (part) => known[part] === undefined || met[part] === undefined || known[part] === met[part],
  );
}

export type { IdentityPart };
