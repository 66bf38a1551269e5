import test from 'ava';
import { isAllowedOrigin } from '../../src/hub/origin.ts';
import { connectClient } from '../helpers/hub-client.ts';
import { startTestHub } from '../helpers/start-test-hub.ts';

const rules = { allowed: new Set(['https://pos.example.com']), ownPorts: [8000, 8003] };

const decides = test.macro({
  title: (_, expected: boolean, origin: string, host: string) =>
    `${origin || 'no origin'} at ${host || 'no host'}: ${expected ? 'yes' : 'no'}`,
  exec: (t, expected: boolean, origin: string, host: string) =>
    t.is(isAllowedOrigin(origin, host, rules), expected),
});

test(decides, true, '', '192.168.1.5:8003');
test(decides, true, 'https://pos.example.com', '192.168.1.5:8003');
test(decides, true, 'http://192.168.1.5:8000', '192.168.1.5:8003');
test(decides, true, 'http://192.168.1.5:8003', '192.168.1.5:8003');
test(decides, true, 'http://[::1]:8000', '[::1]:8003');
test(decides, false, 'http://192.168.1.5:8001', '192.168.1.5:8003');
test(decides, false, 'http://192.168.1.5', '192.168.1.5:8003');
test(decides, false, 'http://192.168.1.6:8000', '192.168.1.5:8003');
test(decides, false, 'https://pos.example.com.evil', '192.168.1.5:8003');
test(decides, false, 'http://pos.example.com', '192.168.1.5:8003');
test(decides, false, 'https://pos.example.com:444', '192.168.1.5:8003');
test(decides, false, 'null', '192.168.1.5:8003');
test(decides, false, 'null', '');
test(decides, false, 'http://', 'http://');
test(decides, false, 'http://192.168.1.5:8000/', '192.168.1.5:8003');
test(decides, false, 'http://user@192.168.1.5:8000', '192.168.1.5:8003');

for (const transport of ['uws', 'ws'] as const) {
  test(`${transport}: a page from elsewhere gets 403 before anything else`, async (t) => {
    const api = {
      port: 8000,
      allowed_origins: ['https://pos.example.com'],
      public_url: 'https://order.example.com/shop',
    };
    const hub = await startTestHub(t, { transport, api, hub: { port: 0 } });
    const connectFrom = (origin: string) => connectClient(t, `${hub.url}/ws/store/1?token=staff`, { origin });
    for (const origin of ['https://evil.example', 'null', 'https://pos.example.com.evil']) {
      const client = connectFrom(origin);
      const status = await new Promise((resolve) =>
        client.socket.on('unexpected-response', (_, response) => resolve(response.statusCode)),
      );
      t.is(status, 403, origin);
    }
    for (const origin of ['https://pos.example.com', 'https://order.example.com', 'http://127.0.0.1:8000'])
      t.is((await connectFrom(origin).findType('connected')).type, 'connected', origin);
  });
}
