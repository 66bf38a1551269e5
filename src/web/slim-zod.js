import { readFileSync } from 'node:fs';

/**
 * Leaves out of the pages what they never ask zod for, about half of it: everything is mentioned by a method of some schema, so that
 * no bundler finds out. What is asked for nevertheless says so.
 * @returns {import('vite').Plugin}
 */
export function slimZod() {
  return {
    name: 'slim-zod',
    enforce: 'pre',
    load(id) {
      const cut = cuts.find(({ file }) => id.replaceAll('\\', '/').endsWith(`/zod/v4/${file}.js`));
      return cut ? cut.shorten(readFileSync(id, 'utf8'), id) : null;
    },
  };
}

const cuts = [
  // JSON Schema. Schemas call `create…` while they are made, to get a method that is called later.
  { file: 'core/json-schema-processors', shorten: leaveOutExports },
  { file: 'core/to-json-schema', shorten: leaveOutExports },
  // Its own English sentences about wrong values: pages have their own.
  { file: 'locales/en', shorten: () => 'export default () => ({ localeError: () => undefined });' },
  // Care for values that contain themselves: JSON has none.
  {
    file: 'core/memoizer',
    shorten: (source, id) => `${leaveOutExports(source, id)}\nexport { none as memoizer };`,
  },
  { file: 'core/schemas', shorten: leaveOutCompiling },
  { file: 'classic/schemas', shorten: leaveOutFormats },
];

function leaveOutExports(source, id) {
  const names = [...source.matchAll(/^export (?:const|function|class) ([\w$]+)/gm)].map(([, name]) => name);
  if (names.length === 0) throw new Error(`${id} has another form than it had`);
  return [
    leftOut,
    'const later = () => leftOut;',
    'const none = () => undefined;',
    ...names
      .filter((name) => name !== 'memoizer')
      .map((name) => `export const ${name} = ${name.startsWith('create') ? 'later' : 'leftOut'};`),
  ].join('\n');
}

/** Parsers compiled with `new Function`: the policy of the pages forbids them, and trying costs an error with its stack. */
function leaveOutCompiling(source, id) {
  return replaceOnce(
    source,
    /^export const \$ZodObjectJIT = [\s\S]*?^}\);$/m,
    'export const $ZodObjectJIT = $ZodObject;',
    id,
  );
}

/** `z.string().email()` and its like; `z.email()` is there. */
function leaveOutFormats(source, id) {
  const methods = /(?<=^export const ZodString = [^]*?^}), \{\n([^]*?)^}\);$/m;
  const names = [...(methods.exec(source)?.[1] ?? '').matchAll(/^ {4}(\w+)\(params\) \{$/gm)].map(
    ([, name]) => name,
  );
  const shortened = replaceOnce(
    source,
    methods,
    `, { ${names.map((name) => `${name}: leftOut`).join(', ')} });`,
    id,
  );
  return `${shortened}\n${leftOut}`;
}

const leftOut = "const leftOut = () => { throw new Error('This part of zod is left out of the pages'); };";

function replaceOnce(source, pattern, text, id) {
  if (!pattern.test(source)) throw new Error(`${id} has another form than it had`);
  return source.replace(pattern, () => text);
}
