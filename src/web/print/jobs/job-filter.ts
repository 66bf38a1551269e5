import {
  type PrintJobState,
  printJobStates,
  type PrintJobType,
  printJobTypes,
} from '../../../domain/print-job.ts';

/** What a list of print jobs is narrowed to; an empty text means: all. */
export interface JobFilter {
  readonly status: PrintJobState | '';
  readonly printer: string;
  readonly type: PrintJobType | '';
  readonly order: string;
}

export const noFilter: JobFilter = { status: '', printer: '', type: '', order: '' };

/** A filter as an address keeps it, `?status=failed&order=12`; what makes no sense is left out. */
export function readFilter(search: string): JobFilter {
  const asked = new URLSearchParams(search);
  const number = (name: string) =>
    /^[1-9]\d{0,9}$/.test(asked.get(name) ?? '') ? (asked.get(name) ?? '') : '';
  return {
    status: printJobStates.find((state) => state === asked.get('status')) ?? '',
    printer: number('printer'),
    type: printJobTypes.find((type) => type === asked.get('type')) ?? '',
    order: number('order'),
  };
}

/** The other way round; empty for no filter. */
export function writeFilter(filter: JobFilter): string {
  const kept = Object.entries(filter).filter(([, value]) => value !== '');
  return kept.length === 0 ? '' : `?${new URLSearchParams(kept).toString()}`;
}

/** The same for the API. */
export function filterQuery({ status, printer, type, order }: JobFilter) {
  return {
    ...(status !== '' && { status }),
    ...(printer !== '' && { printer_id: Number(printer) }),
    ...(type !== '' && { job_type: type }),
    ...(order !== '' && { order_id: Number(order) }),
  };
}
