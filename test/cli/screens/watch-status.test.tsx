import test from 'ava';
import { render } from 'ink-testing-library';
import { createCli } from '../../../src/cli/create-cli.ts';
import { StatusScreen } from '../../../src/cli/screens/watch-status.tsx';
import type { ServiceStatus, SystemStatus } from '../../../src/protocol/control.ts';
import { waitUntil } from '../../helpers/wait-for.ts';

test('the screen shows each state as it comes and ends with q', async (t) => {
  const changes = createChanges([statusOf('starting')]);
  const { lastFrame, stdin, unmount } = render(
    <StatusScreen cli={await englishCli()} control={changes.control} refreshMs={10} />,
  );
  t.teardown(unmount);
  await waitUntil(() => /api +starting/.test(lastFrame() ?? ''));
  changes.push(statusOf('ready'));
  await waitUntil(() => /api +ready +4711 +8000/.test(lastFrame() ?? ''));
  changes.push(statusOf('backoff', 'exit code 1'));
  await waitUntil(() => /api +crashed, will be restarted/.test(lastFrame() ?? ''));
  t.regex(lastFrame() ?? '', /api ended at .*: exit code 1/);
  stdin.write('q');
  await waitUntil(() => changes.isClosed());
  t.pass();
});

function englishCli() {
  const { execPath, stdin, stdout, stderr } = process;
  return createCli({
    argv: ['node', 'restaurantctl'],
    execPath,
    env: { LANG: 'C', NO_COLOR: '1' },
    stdin,
    stdout,
    stderr,
  });
}

/** A supervisor that tells what the test pushes. */
function createChanges(told: SystemStatus[]) {
  let closed = false;
  let wake = () => {};
  const latest = () => told.at(-1) ?? statusOf('stopped');
  async function* subscribe(signal?: AbortSignal) {
    signal?.addEventListener('abort', () => {
      closed = true;
      wake();
    });
    for (let next = 0; !closed; ) {
      const status = told[next];
      if (status) {
        next++;
        yield status;
      } else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  }
  return {
    control: { status: async () => latest(), subscribe },
    push: (status: SystemStatus) => {
      told.push(status);
      wake();
    },
    isClosed: () => closed,
  };
}

function statusOf(state: ServiceStatus['state'], reason?: string): SystemStatus {
  const at = '2026-01-08T12:00:00.000Z';
  return {
    pid: 1,
    instance: 'test',
    version: '0.0.0',
    data_dir: '/data',
    started_at: at,
    services: [
      {
        service: 'api',
        state,
        pid: state === 'ready' ? 4711 : null,
        port: state === 'ready' ? 8000 : null,
        uptime_ms: null,
        restarts: 0,
        memory_bytes: null,
        cpu_percent: null,
        lag_ms: null,
        last_exit: reason === undefined ? null : { code: 1, signal: null, reason, at },
      },
    ],
  };
}
