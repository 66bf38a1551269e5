import type { Endpoint } from '../endpoint.ts';
import * as search from '../printer-search.ts';
import { admin } from './access.ts';

export const printerSearchEndpoints = {
  startPrinterSearch: {
    method: 'POST',
    path: '/api/print/discover',
    summary:
      'Look for printers on this machine and in the networks that are named; one search at a time, at most 4096 addresses',
    tag: 'print',
    access: admin,
    body: search.newPrinterSearch,
    status: 201,
    answer: search.printerSearch,
    idempotent: true,
    calls: true,
  },
  getPrinterSearch: {
    method: 'GET',
    path: '/api/print/discover',
    summary: 'How far the search for printers is and what it found; the last one until the service stops',
    tag: 'print',
    access: admin,
    status: 200,
    answer: search.printerSearch,
  },
  stopPrinterSearch: {
    method: 'DELETE',
    path: '/api/print/discover',
    summary: 'Stop the search for printers; what it found stays',
    tag: 'print',
    access: admin,
    status: 200,
    answer: search.printerSearch,
  },
  probePrinter: {
    method: 'POST',
    path: '/api/print/probe',
    summary: 'Ask a printer that is not added yet what it is, and propose its settings; nothing is printed',
    tag: 'print',
    access: admin,
    body: search.newPrinterProbe,
    status: 200,
    answer: search.printerProbe,
  },
} as const satisfies Record<string, Endpoint>;
