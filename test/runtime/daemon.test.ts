import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import test, { type ExecutionContext } from 'ava';
import { fromDaemonSchema } from '../../src/runtime/daemon-messages.ts';
import { fixture, shortSettings } from '../helpers/test-system.ts';

test('alone, without a parent, it serves and leaves well on SIGTERM', async (t) => {
  const child = spawn(process.execPath, [fixture('ready')], {
    env: environment(t),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  t.teardown(() => child.kill('SIGKILL'));
  for await (const line of createInterface({ input: child.stdout }))
    if (JSON.parse(line).msg === 'Ready') break;
  child.kill('SIGTERM');
  t.deepEqual(await once(child, 'exit'), [0, null]);
});

test('it reports itself and answers pings with its vital signs', async (t) => {
  const child = start(t, 'ready', { RESTAURANTCTL_INSTANCE: 'test-run' });
  const ready = await nextMessage(child);
  t.like(ready, { type: 'ready', pid: child.pid, instance: 'test-run' });
  child.send({ type: 'ping', id: 7 });
  const pong = await nextMessage(child);
  t.like(pong, { type: 'pong', id: 7 });
  t.true(pong?.type === 'pong' && pong.memory_bytes > 1_000_000 && pong.lag_ms >= 0);
});

test('it stops on the word of its parent', async (t) => {
  const child = start(t, 'ready');
  await nextMessage(child);
  child.send({ type: 'stop' });
  t.deepEqual(await once(child, 'exit'), [0, null]);
});

test('it does not outlive its parent', async (t) => {
  const child = start(t, 'ready');
  await nextMessage(child);
  child.disconnect();
  t.deepEqual(await once(child, 'exit'), [0, null]);
});

test('it leaves when its parent died before it could look', async (t) => {
  const child = start(t, 'ready', { RESTAURANTCTL_PARENT_PID: '1' });
  const [code] = await once(child, 'exit');
  t.is(code, 0);
});

test('a second signal does not wait for what is stuck', async (t) => {
  const child = start(t, 'stuck-release');
  await nextMessage(child);
  child.kill('SIGTERM');
  for await (const line of createInterface({ input: child.stdout ?? process.stdin }))
    if (line.includes('"Stopping"')) break;
  child.kill('SIGTERM');
  t.deepEqual(await once(child, 'exit'), [1, null]);
});

test('what is stuck is left after the grace period', async (t) => {
  const child = start(t, 'stuck-release', { RESTAURANTCTL_SUPERVISOR_GRACE_MS: '50' });
  await nextMessage(child);
  child.kill('SIGTERM');
  t.deepEqual(await once(child, 'exit'), [1, null]);
});

const failures: [fixture: string, env: Record<string, string>, code: number, said: RegExp][] = [
  ['crashes', {}, 1, /the kitchen is on fire/],
  ['refuses-settings', {}, 78, /occupied by a cat/],
  ['ready', { RESTAURANTCTL_API_PORT: 'abc' }, 78, /a whole number/],
  ['ready', { RESTAURANTCTL_DATA_DIR: '/dev/null/x' }, 78, /data_dir/],
];
for (const [program, env, code, said] of failures)
  test(`ends with ${code} and the reason: ${program} ${Object.keys(env).join()}`, async (t) => {
    const child = start(t, program, env);
    const message = nextMessage(child);
    t.deepEqual(await once(child, 'exit'), [code, null]);
    const failed = await message;
    t.true(failed?.type === 'failed' && said.test(failed.message));
  });

function start(t: ExecutionContext, program: string, env: Record<string, string> = {}): ChildProcess {
  const child = fork(fixture(program), { env: { ...environment(t), ...env }, silent: true });
  t.teardown(() => child.kill('SIGKILL'));
  return child;
}

function environment(t: ExecutionContext) {
  return { ...process.env, ...shortSettings(t) };
}

async function nextMessage(child: ChildProcess) {
  const [message] = await once(child, 'message');
  return fromDaemonSchema.safeParse(message).data;
}
