import type { MissingPaperReason } from '../../domain/missing-paper.ts';
import { formatAmount, type Minor } from '../../domain/money.ts';
import type { SagaState, SagaStep, SagaWait } from '../../domain/saga.ts';
import type { PrintCause, PrintJobState, Proof } from '../../domain/print-job.ts';
import { names } from '../../sentences/names.ts';

/** What an explanation says, in English; the other catalogue has the same shape. */
export const en = {
  orderStates: names.en.orderStates as Readonly<Record<string, string>>,
  itemStates: names.en.itemStates as Readonly<Record<string, string>>,
  methods: names.en.methods,
  who: {
    guest: 'a guest at the table',
    provider: (name: string) => `payment provider ${name}`,
    box: (name: string) => `${name} at the box`,
    system: 'the system',
    till: 'the till',
  },
  placed: (number: string, amount: Minor) => `Order ${number} was placed: ${formatAmount(amount)}.`,
  confirmed: 'The order was confirmed.',
  moved: (state: string) => `The order is ${state}.`,
  tableChanged: (tables: string) => `The guests changed tables: ${tables}.`,
  cancelled: (reason: string | null) => `The order was cancelled${reason ? `: ${reason}` : ''}.`,
  dishMoved: (dish: string, state: string) => `${dish} is ${state}.`,
  dishChanged: (dish: string) => `The order changed: ${dish}.`,
  dishVoided: (dish: string, reason: string | null) => `${dish} was voided${reason ? `: ${reason}` : ''}.`,
  told: (ticket: number, lines: string) => `The kitchen was told (ticket ${ticket}): ${lines}.`,
  toldCancel: (ticket: number, lines: string) => `The kitchen was told to stop (ticket ${ticket}): ${lines}.`,
  reminded: 'The customer urged the kitchen.',
  shown: (screen: string) => `By now screen ${screen} has shown the order.`,

  /** @param share its number, where the bill was split */
  paymentAsked: (id: number, method: string, amount: Minor, share: number | null) =>
    `Payment ${id} was asked for${share === null ? '' : `, for share ${share} of the bill`}: ${formatAmount(amount)}, ${method}.`,
  paymentArrived: (id: number, amount: Minor, transaction: string | null) =>
    `Payment ${id} arrived: ${formatAmount(amount)}${transaction ? `, transaction ${transaction}` : ''}.`,
  paymentRefunded: (id: number, amount: Minor, reason: string) =>
    `Of payment ${id} ${formatAmount(amount)} was given back: ${reason}.`,
  /** Of refunds that nobody gave a reason for. */
  refundReasons: {
    notOwed: 'nobody owed it',
    dishVoided: 'a dish was voided',
    orderCancelled: 'the order was cancelled',
  },
  paymentFailed: (id: number) => `Payment ${id} failed.`,
  paymentCancelled: (id: number) => `Payment ${id} was given up.`,

  queued: (job: number, printer: string) => `Paper of job ${job} was queued for ${printer}.`,
  queuedAgain: (job: number, printer: string, source: number) =>
    `Job ${source} is printed again as job ${job} on ${printer}.`,
  nobodyPrints: (job: number, station: string) => `No printer takes ${station}: job ${job} has no paper.`,
  standsIn: (printer: string, stations: string) =>
    `No printer is set up for ${stations}; ${printer} stands in.`,
  printsFor: (printer: string, owner: string) => `${printer} prints in place of ${owner}.`,
  attempt: {
    begun: (job: number, printer: string) => `Job ${job} was sent to ${printer}; the outcome is still open.`,
    completed: (job: number, printer: string) => `${printer} printed job ${job}; the paper is proven.`,
    sent: (job: number, printer: string) => `Job ${job} was sent to ${printer}, which can't prove paper.`,
    waiting: (job: number, printer: string, cause: string) =>
      `${printer} took nothing of job ${job}${cause}.`,
    not_sent: (job: number, printer: string, cause: string) =>
      `Nothing of job ${job} reached ${printer}${cause}.`,
    unconfirmed: (job: number, printer: string, cause: string) =>
      `Job ${job} was sent to ${printer} and no proof came${cause}.`,
  },
  because: (cause: string) => ` (${cause})`,
  seenByPerson: (job: number) => `A person says that the paper of job ${job} came out.`,

  papers: {
    pending: (job: number, printer: string) => `Job ${job} stands in the queue of ${printer}.`,
    printing: (job: number, printer: string) => `${printer} is printing job ${job}.`,
    completed: (job: number, printer: string) => `The paper of job ${job} came out of ${printer}.`,
    sent: (job: number, printer: string) => `Job ${job} was handed to ${printer}, which can't prove paper.`,
    unconfirmed: (job: number, printer: string) => `Nobody knows whether job ${job} came out of ${printer}.`,
    failed: (job: number, printer: string) => `Job ${job} printed nothing on ${printer}.`,
    cancelled: (job: number, printer: string) => `Job ${job} for ${printer} was cancelled.`,
    expired: (job: number, printer: string) => `Job ${job} for ${printer} came too late and was dropped.`,
  } satisfies Record<Exclude<PrintJobState, 'waiting'>, (job: number, printer: string) => string>,
  paperWaiting: (job: number, printer: string, cause: string) => `Job ${job} waits for ${printer}: ${cause}.`,
  proofs: {
    process_id: 'Proven: the printer echoed it.',
    status: 'Proven: the printer was healthy after it.',
    client: 'Proven: the print client said so.',
    person: 'Proven: a person saw it.',
    none: '',
  } satisfies Record<Proof, string>,
  retried: (job: number) => `Printed again as job ${job}.`,

  causes: {
    paper: 'it has no paper',
    cover: 'its cover is open',
    cutter: 'its cutter is stuck',
    overheated: 'it is too hot',
    error: 'it reports an error',
    offline: "it can't be reached",
    busy: 'another device has it',
    identity: 'another printer answers at its address',
    untrusted: 'its answers make no sense',
    link: 'the connection broke',
    crash: 'the printing service broke off',
    printer_disabled: 'it is switched off',
    printer_paused: 'it is paused',
  } satisfies Record<PrintCause, string>,
  remedies: {
    paper: (printer: string) => `Printer ${printer} has no paper: load paper.`,
    cover: (printer: string) => `The cover of printer ${printer} is open: close it.`,
    cutter: (printer: string) =>
      `The cutter of printer ${printer} is stuck: free it, then have the printer recover.`,
    overheated: (printer: string) => `Printer ${printer} is too hot: let it cool down.`,
    error: (printer: string) => `Printer ${printer} reports an error: look at it, switch it off and on.`,
    offline: (printer: string) => `Printer ${printer} can't be reached: check power and cable.`,
    busy: (printer: string) => `Another device has printer ${printer}: end its printing.`,
    identity: (printer: string) =>
      `Another printer answers at the address of ${printer}: check its address and save it again.`,
    untrusted: (printer: string) => `The answers of printer ${printer} make no sense: switch it off and on.`,
    link: (printer: string) => `The connection to printer ${printer} breaks: check the cable.`,
    crash: (printer: string) => `The printing service broke off on printer ${printer}: see its log.`,
    printer_disabled: (printer: string) => `Printer ${printer} is switched off: enable it.`,
    printer_paused: (printer: string) => `Printer ${printer} is paused: resume it.`,
  } satisfies Record<PrintCause, (printer: string) => string>,

  /** What staff were told, so many times. */
  alarm: (times: number, what: string) =>
    times === 1 ? `Staff were told: ${what}` : `Staff were told ${times} times: ${what}`,
  missingPapers: {
    missing: (ticket: number, station: string) => `ticket ${ticket} has no paper at all for ${station}.`,
    unrouted: (ticket: number, station: string) =>
      `no printer takes ${station}, so ticket ${ticket} has no paper.`,
    late: (ticket: number, station: string) => `ticket ${ticket} for ${station} is not printed in time.`,
    unproven: (ticket: number, station: string) =>
      `nobody knows whether ticket ${ticket} for ${station} is on paper.`,
  } satisfies Record<MissingPaperReason, (ticket: number, station: string) => string>,

  next: {
    nothing: 'Nothing to do.',
    confirm: 'Confirm the order: the kitchen does not know of it yet.',
    payToConfirm: (amount: Minor) =>
      `Take payment of ${formatAmount(amount)}: the order is confirmed once it is paid.`,
    route: (job: number, station: string) =>
      `No printer takes ${station}: switch one on that prints orders, then print job ${job} again.`,
    wait: (job: number, printer: string) => `Job ${job} waits for printer ${printer}: look at it.`,
    settle: (job: number, printer: string) =>
      `The paper of job ${job} on printer ${printer} is unconfirmed: look whether it came out, and settle it.`,
    printAgain: (job: number, printer: string) =>
      `Job ${job} has no paper from printer ${printer}: print it again.`,
    expired: (job: number, printer: string) =>
      `Job ${job} for printer ${printer} came too late: tell the kitchen, or print it again.`,
    stuck: (job: number, printer: string) =>
      `Job ${job} for printer ${printer} is not printed yet: see whether the printing service runs.`,
    noJob: (ticket: number, stations: string) =>
      `Ticket ${ticket} has no paper at all for ${stations}: tell the kitchen, and see whether the printing service runs.`,
    noScreen: 'No kitchen screen has shown the order: open one, or tell the kitchen.',
    openScreen: 'Open a kitchen screen, or tell the kitchen.',
    blindScreen: (screens: string) =>
      `No kitchen screen has shown the order: look at ${screens}, or tell the kitchen.`,
    giveStation: (stations: string) => `Give ${stations} a printer of its own.`,
    pay: (amount: Minor) => `Take payment: ${formatAmount(amount)}.`,
    settleSaga: (step: string) =>
      `See what keeps step ${step} from working; then have it tried again, or leave it out, and say why.`,
    wakeSaga: 'See whether the API runs, and look into its log.',
    repeatRefund:
      'See at the payment provider why, then try the refund again, or give the money back in cash.',
    chaseRefund: 'Ask the payment provider what became of the refund.',
  },
  saga: {
    unpaidInTime: 'not paid in time',
    steps: {
      order: 'order',
      payment: 'payment',
      kitchen: 'kitchen',
      delivery: 'delivery',
    } satisfies Record<SagaStep, string>,
    states: {
      pending_start: 'is about to begin',
      executing: 'is under way',
      completed: 'is complete',
      compensating: 'is being undone',
      compensated: 'was undone',
      needs_attention: 'needs a person',
    } satisfies Record<SagaState, string>,
    waits: {
      payment: 'it waits for the payment',
      confirmation: 'it waits to be confirmed',
      refund: 'it waits until the money is back',
    } satisfies Record<SagaWait, string>,
    stands: (state: string, wait: string | null, done: string) =>
      `The course of the order ${state}${wait === null ? '' : `: ${wait}`}. Done: ${done}.`,
    failed: (number: string, step: string, isUndone: boolean, error: string) =>
      `Order ${number}: ${isUndone ? 'undoing ' : ''}its step ${step} failed again and again: ${error}`,
    retried: (step: string, reason: string) => `Step ${step} is tried again: ${reason}.`,
    skipped: (step: string, reason: string) => `Step ${step} is left out: ${reason}.`,
    overdue: (number: string) => `Order ${number} is due to go on, and nobody goes on with it.`,
    refundOverdue: (number: string) => `Money of the cancelled order ${number} is still on its way back.`,
  },
  attention: {
    unseen: (number: string) => `No kitchen screen has shown order ${number}.`,
    refundRefused: (number: string, amount: Minor) =>
      `The provider refused to give back ${formatAmount(amount)} of order ${number}: the guest has no money yet.`,
    noJob: (number: string, ticket: number, stations: string) =>
      `Ticket ${ticket} of order ${number} has no paper at all for ${stations}.`,
    notAsWritten: (printer: string) => `Printer ${printer} does not print tickets as they are written.`,
  },
  line: (kind: 'add' | 'cancel', quantity: number, dish: string) =>
    `${kind === 'add' ? '' : '−'}${quantity} × ${dish}`,
  list: (parts: readonly string[]) => parts.join(', '),
  extras: (parts: readonly string[]) => (parts.length > 0 ? ` (${parts.join('; ')})` : ''),
};
