import type { ClientPrintState, NewOrderFrame } from '../../protocol/print-frames.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Delivery } from '../../driver/delivery.ts';
import type { PrintClient, PrintClients, PrintWord } from './print-clients.ts';
import { type Answer, weighAnswers } from './weigh-answers.ts';

export interface AwaitAnswerOptions {
  readonly printerId: number;
  readonly frame: NewOrderFrame;
  /** Who gets the paper; not empty. */
  readonly asked: readonly PrintClient[];
  readonly clients: PrintClients;
  readonly clock: Clock;
  /** How long they may be silent, ms. */
  readonly answerMs: number;
  readonly abandoned: AbortSignal;
}

/** Hands a paper to clients and waits until it is known what became of it, or as much as will be. */
export function awaitAnswer(options: AwaitAnswerOptions): Promise<Delivery> {
  const { printerId, frame, asked, clients, clock, answerMs, abandoned } = options;
  const jobId = frame.order.job_id;
  const bytesSent = Buffer.byteLength(frame.order.content);
  const answers = new Map<PrintClient, Answer>(asked.map((client) => [client, 'asked']));
  let message = '';
  let patience = new AbortController();

  return new Promise((resolve) => {
    const takeBack = clients.handOut(printerId, {
      jobId,
      hear: (client, word) => hear(client, word),
      lose: (client) => {
        if (mayAnswer(answers.get(client))) settle(client, 'gone');
      },
    });
    const hear = (client: PrintClient, word: PrintWord): boolean => {
      const before = answers.get(client);
      // A client that lost its connection comes back as another one; that the paper is out is true whoever says it.
      if (before === undefined && word.status !== 'completed') return false;
      if (word.message) message = word.message;
      if (word.status === 'printing') waitAnew();
      settle(client, answerOf(word.status, before));
      return true;
    };
    const settle = (client: PrintClient, answer: Answer) => {
      answers.set(client, answer);
      const delivery = weighAnswers([...answers.values()], { message, bytesSent });
      if (!delivery) return;
      patience.abort();
      abandoned.removeEventListener('abort', giveUp);
      takeBack();
      for (const one of asked) one.release(jobId);
      resolve(delivery);
    };
    const waitAnew = () => {
      patience.abort();
      patience = new AbortController();
      const { signal } = patience;
      void clock.sleep(answerMs, signal).then(() => {
        if (!signal.aborted) giveUp();
      });
    };
    const giveUp = () => {
      for (const [client, answer] of answers) {
        if (!mayAnswer(answer)) continue;
        client.owe();
        settle(client, 'gone');
      }
    };
    waitAnew();
    abandoned.addEventListener('abort', giveUp, { once: true });
    for (const client of asked) {
      client.lease(jobId);
      client.send(frame);
    }
  });
}

function mayAnswer(answer: Answer | undefined): boolean {
  return answer === 'asked' || answer === 'printing';
}

function answerOf(status: ClientPrintState, before: Answer | undefined): Answer {
  if (status === 'failed') return before === 'printing' || before === 'torn' ? 'torn' : 'failed';
  return status === 'unconfirmed' ? 'gone' : status;
}
