import { WebSocket } from 'ws';

export interface Paper {
  readonly job_id: number;
  readonly order_id: number;
  readonly type: string;
  readonly content: string;
  readonly copies: number;
}

/** The JavaScript example of requirement document 002, line by line; only the address carries a token. */
export function startSeedClient(url: string): {
  readonly ws: WebSocket;
  readonly greetings: string[];
  readonly printed: Paper[];
} {
  const greetings: string[] = [];
  const printed: Paper[] = [];
  const ws = new WebSocket(url);

  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- as in the document
  ws.onopen = () => {
    ws.send(
      JSON.stringify({
        type: 'printer_info',
        timestamp: new Date().toISOString(),
        printer: {
          name: '收银台打印机',
          model: 'TP-80',
          status: 'ready',
        },
      }),
    );
  };

  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- as in the document
  ws.onmessage = (event) => {
    const data = JSON.parse(typeof event.data === 'string' ? event.data : '');

    switch (data.type) {
      case 'welcome':
        greetings.push(data.message);
        break;

      case 'new_order':
        printOrder(data.order);
        break;
    }
  };

  function printOrder(order: Paper) {
    printed.push(order);

    ws.send(
      JSON.stringify({
        type: 'print_status',
        timestamp: new Date().toISOString(),
        job_id: order.job_id,
        status: 'completed',
        message: '打印成功',
      }),
    );
  }
  return { ws, greetings, printed };
}
