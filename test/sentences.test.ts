import test from 'ava';
import { findSentence, tables, translateSentence } from '../src/sentences/translate-sentence.ts';
import { findSentences } from './helpers/sentences/find-sentences.ts';

/** Whose errors an API answer or the command line can carry. */
const rooms = [
  'domain',
  'runtime',
  'protocol',
  'tickets',
  'storage',
  'operations',
  'relay',
  'discovery',
  'drawing',
  'server',
  'client',
  'supervisor',
  'transports',
  'driver',
  'hub',
  'printd',
  'print-agent',
];

/** Made of sentences that have others of their own, or of none. */
const composed = new Set([
  // A field and its sentence, told by translate-problem.ts.
  'server/parse-request.ts: {}: {}',
  'server/parse-request.ts: The request: {}',
  'server/parse-request.ts: {}',
  'server/middleware/problems.ts: {}',
  'protocol/problem.ts: {}',
  // An amount refused by the domain.
  'protocol/values.ts: {}',
  // What the API, the supervisor, the hub and the schemas of settings and menu files said.
  'client/problem-to-error.ts: {} (request {})',
  'client/problem-to-error.ts: {}',
  'client/control-client.ts: {}',
  'supervisor/service-order.ts: {}',
  'client/follow-stream.ts: {}',
  'client/menu-file/file-faults.ts: {}',
  'runtime/config/load-config.ts: {}',
  'runtime/config/set-config-value.ts: {}',
  'runtime/config/parse-setting.ts: {}',
]);

const found = findSentences(rooms);
const sentences = found.filter(({ place, sentence }) => !composed.has(`${place}: ${sentence}`));
const entries = Object.entries(tables).flatMap(([table, held]) =>
  Object.entries(held).map(([pattern, translation]) => ({ table, pattern, translation })),
);

test('there is something to check', (t) => {
  t.true(sentences.length > 300);
  t.true(sentences.some(({ sentence }) => sentence === 'There is no order {}.'));
});

test('every sentence of an error has its translation', (t) => {
  const missing = sentences.filter(({ sentence }) => !isTranslated(sentence));
  t.deepEqual(missing, []);
});

test('every translation is of a sentence that the sources have', (t) => {
  const used = new Set(found.map(({ sentence }) => findSentence(sentence)?.pattern));
  // What zod says is in no source of ours; parse-request.test.ts asks for it.
  const idle = entries.filter(({ table, pattern }) => table !== 'schema' && !used.has(pattern));
  t.deepEqual(idle, []);
});

test('a translation has each value of its sentence once, and nothing else', (t) => {
  const wrong = entries.filter(({ pattern, translation }) => {
    const count = pattern.split('{}').length - 1;
    const numbers = Array.from({ length: count }, (_, index) => `${index + 1}`).join();
    return translation.some((text) => placeholders(text) !== numbers && !isFewer(pattern));
  });
  t.deepEqual(wrong, []);
});

test('no sentence is in two tables', (t) => {
  const patterns = entries.map(({ pattern }) => pattern);
  t.deepEqual(
    patterns.filter((pattern, index) => patterns.indexOf(pattern) !== index),
    [],
  );
});

test('no pattern is so general that it would take the sentences of others', (t) => {
  t.deepEqual(
    entries.filter(({ pattern }) => pattern.replaceAll('{}', '').replaceAll(/[^a-z]/gi, '').length < 5),
    [],
  );
});

test('values stay as they are, whatever they look like', (t) => {
  t.is(translateSentence('宫保鸡丁 is sold out.', 'zh-CN'), '宫保鸡丁 已售罄。');
  t.is(translateSentence('$& {1} $1 is sold out.', 'zh-TW'), '$& {1} $1 已售完。');
  t.is(translateSentence('Size of Cup of Tea: at most 2.', 'zh-CN'), 'Cup of Tea 的 Size：最多选 2 项。');
});

test('states are told as the reader calls them', (t) => {
  const sentence = "The order is completed and can't become ready. It may become: serving, cancelled.";
  t.is(
    translateSentence(sentence, 'zh-CN'),
    '订单目前是“已完成”，不能改为“待上菜”。可改为：上菜中、已取消。',
  );
  t.is(
    translateSentence(sentence, 'zh-TW'),
    '訂單目前是「已完成」，不能改為「待上菜」。可改為：上菜中、已取消。',
  );
  t.is(translateSentence(sentence, 'en'), sentence);
});

test('several settings are told each in its line, with what each may be', (t) => {
  const lines = [
    'api.port is 70000 (from --port); it must be a whole number from 0 to 65535.',
    'hub.prot (in /etc/config.toml) is no such setting; did you mean hub.port?',
  ];
  t.is(
    translateSentence(lines.join('\n'), 'zh-CN'),
    'api.port 是 70000（来自 --port），须是 0 到 65535 的整数。\n没有 hub.prot 这个设置（写在 /etc/config.toml）。您是想用 hub.port 吗？',
  );
});

test('why a service does not run is told to its end, in as many lines as it takes', (t) => {
  const taken = 'Port 8765 on 0.0.0.0 is taken. Choose another one as printd.port.';
  const lines = [
    'hub does not run: crashed 5 times within 60 s, at last: not ready within 400 ms',
    `printd does not run: crashed 5 times within 60 s, at last: ${taken}`,
    'api did not start',
  ];
  t.deepEqual(translateSentence(lines.join('\n'), 'zh-CN').split('\n'), [
    'hub 没有在运行：60 秒内崩溃 5 次，最后一次：400 毫秒内没有就绪',
    'printd 没有在运行：60 秒内崩溃 5 次，最后一次：0.0.0.0 上的端口 8765 已被占用，请把 printd.port 改成别的。',
    'api 没有启动',
  ]);
  t.is(
    translateSentence(`printd can't start: ${taken}`, 'zh-TW'),
    'printd 無法啟動：0.0.0.0 上的連接埠 8765 已被占用，請把 printd.port 改成別的。',
  );
});

test('a sentence that nobody knows stays as it is', (t) => {
  t.is(translateSentence('The moon is full.', 'zh-TW'), 'The moon is full.');
});

test('a long text takes no longer than it is long', (t) => {
  const text = `${' of '.repeat(50_000)}?`;
  t.is(translateSentence(text, 'zh-CN'), text);
});

/** A value that is more than one word would be a sentence half translated. */
function isTranslated(sentence: string): boolean {
  const known = findSentence(sentence);
  return known !== undefined && known.values.every((value) => !/\s/.test(value.replaceAll('{}', '')));
}

function placeholders(text: string): string {
  return [...text.matchAll(/\{(\d+)(?::\w+)?\}/g)]
    .map(([, number = '']) => Number(number))
    .toSorted((one, other) => one - other)
    .join();
}

/** Of a type, a reader is told what it should be or that it is missing. */
function isFewer(pattern: string): boolean {
  return Object.hasOwn(tables.schema, pattern);
}
