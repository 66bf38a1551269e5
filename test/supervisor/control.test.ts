import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { createControlClient } from '../../src/client/control-client.ts';
import { DomainError } from '../../src/domain/errors.ts';
import { localSocketPath } from '../../src/runtime/local-socket.ts';
import { dataPaths } from '../../src/runtime/data-dir.ts';
import type { SupervisorOptions } from '../../src/supervisor/start-supervisor.ts';
import { startSystem } from '../helpers/test-system.ts';

test('status tells what runs, restart gives a service a new process, stop ends all', async (t) => {
  const { client, supervisor } = await startWithClient(t, { only: ['api', 'hub'] });
  const before = await client.status();
  t.is(before.pid, process.pid);
  t.deepEqual(
    before.services.map(({ service, state }) => [service, state]),
    [
      ['api', 'ready'],
      ['hub', 'ready'],
    ],
  );
  await client.restart('hub');
  const after = await client.status();
  t.is(after.services[0]?.pid, before.services[0]?.pid);
  t.not(after.services[1]?.pid, before.services[1]?.pid);
  t.is(after.services[1]?.state, 'ready');
  t.is(after.services[1]?.restarts, 1);
  await client.stop();
  await supervisor.closed;
  await t.throwsAsync(client.status(), { instanceOf: DomainError, message: /Nothing runs/ });
});

test('a service that does not belong to the start cannot be restarted', async (t) => {
  const { client } = await startWithClient(t, { only: ['api'] });
  await t.throwsAsync(client.restart('hub'), { message: /hub does not belong/ });
});

test('a subscriber sees every state on the way down, then the end', async (t) => {
  const { client, supervisor } = await startWithClient(t, { only: ['api'] });
  const states: (string | undefined)[] = [];
  for await (const status of client.subscribe()) {
    if (states.length === 0) void supervisor.stop();
    const state = status.services[0]?.state;
    if (states.at(-1) !== state) states.push(state);
  }
  t.is(states[0], 'ready');
  t.is(states.at(-1), 'stopped');
});

test('logs are read back and followed, each line once', async (t) => {
  const { client, supervisor } = await startWithClient(t, { only: ['api'] });
  const seen: string[] = [];
  for await (const line of client.logs({ follow: true })) {
    seen.push(line);
    if (seen.length === 1) void supervisor.stop();
  }
  t.is(new Set(seen).size, seen.length);
  t.true(seen.some((line) => line.includes('"Ready"')));
  t.true(seen.some((line) => line.includes('"Stopping"')));
});

test('a log of many megabytes is read back whole', async (t) => {
  const { client, supervisor } = await startWithClient(t, { only: ['api'] });
  const big = JSON.stringify({ level: 'info', time: new Date(0).toISOString(), msg: 'x'.repeat(10_000) });
  const count = 1500;
  writeFileSync(join(dataPaths(supervisor.status().data_dir).logs, 'hub.log'), `${big}\n`.repeat(count));
  let lines = 0;
  for await (const line of client.logs({ service: 'hub' })) lines += line === big ? 1 : 0;
  t.is(lines, count);
});

test('follow ends when the asker says so', async (t) => {
  const { client } = await startWithClient(t, { only: ['api'] });
  const enough = new AbortController();
  for await (const line of client.logs({ service: 'api', follow: true }, enough.signal)) {
    t.true(line.includes('"service":"api"'));
    enough.abort();
  }
});

test('an asker that never asks does not keep the system from ending', async (t) => {
  const { runDir, supervisor } = await startWithClient(t, { only: ['api'] });
  const silent = connect(localSocketPath(runDir, 'control'));
  const hungUp = once(silent.resume(), 'close');
  await once(silent, 'connect');
  await supervisor.stop();
  await t.notThrowsAsync(hungUp);
});

test('what is no request is refused with a sentence', async (t) => {
  const { runDir } = await startWithClient(t, { only: ['api'] });
  for (const text of ['hello', '{}', '{"type":"stop","force":true}', '{"type":"restart","service":"../x"}'])
    t.regex(await askRaw(runDir, text), /"type":"error","code":"bad_request"/);
});

(process.platform === 'win32' ? test.skip : test)(
  'only the owner may use the socket and the folder',
  async (t) => {
    const { runDir } = await startWithClient(t, { only: ['api'] });
    t.is(statSync(join(runDir, 'control.sock')).mode & 0o777, 0o600);
    t.is(statSync(runDir).mode & 0o777, 0o700);
  },
);

async function startWithClient(t: ExecutionContext, options: Partial<SupervisorOptions>) {
  const supervisor = startSystem(t, {}, options);
  await supervisor.ready;
  const runDir = dataPaths(supervisor.status().data_dir).run;
  return { supervisor, runDir, client: createControlClient({ runDir }) };
}

function askRaw(runDir: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(localSocketPath(runDir, 'control'), () => void socket.write(`${text}\n`));
    socket.setEncoding('utf8').on('data', (chunk) => void (answer += chunk));
    socket.on('end', () => resolve(answer)).on('error', reject);
  });
}
