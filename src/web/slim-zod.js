import { readFileSync } from 'node:fs';

/**
 * Leaves out of the pages what they never ask zod for, about half of it: everything is mentioned by a method of some schema, so that
 * no bundler finds out. What is asked for nevertheless says so. Zod's small form gets files of its own: of a file in common everybody
 * would get what anybody needs, and a guest's phone needs little of it to show a menu.
 * @returns {import('vite').Plugin}
 */
export function slimZod() {
  return {
    name: 'slim-zod',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (source === sentences)
        return `${(await this.resolve(source, importer, { skipSelf: true })).id}${whole}`;
      if (importer?.endsWith(whole))
        return this.resolve(source, importer.replace(whole, ''), { skipSelf: true });
      const isSmall = source === 'zod/mini' || (importer?.endsWith(small) && source.startsWith('.'));
      if (!isSmall) return null;
      const found = await this.resolve(source, importer?.replace(small, ''), { skipSelf: true });
      return found && { ...found, id: `${found.id}${small}` };
    },
    load(id) {
      if (id.endsWith(whole)) return readFileSync(id.replace(whole, ''), 'utf8');
      const [file, isSmall] = [id.replaceAll('\\', '/').replace(small, ''), id.endsWith(small)];
      const cut = cuts.find(({ of }) => file.endsWith(`/zod/v4/${of}.js`));
      if (!cut && !isSmall) return null;
      const source = readFileSync(file, 'utf8');
      return cut ? cut.shorten(source, file) : source;
    },
  };
}

/** What the ids of those files end in. */
const small = '?small';

/** A part that does tell what zod says imports this by itself and gets it whole. */
const sentences = 'zod/v4/locales/en.js';
const whole = '?whole';

const cuts = [
  // JSON Schema. Schemas call `create…` while they are made, to get a method that is called later.
  { of: 'core/json-schema-processors', shorten: leaveOutExports },
  { of: 'core/to-json-schema', shorten: leaveOutExports },
  // Its own English sentences about wrong values: pages have their own.
  { of: 'locales/en', shorten: () => 'export default () => ({ localeError: () => undefined });' },
  // Care for values that contain themselves: JSON has none.
  {
    of: 'core/memoizer',
    shorten: (source, id) => `${leaveOutExports(source, id)}\nexport { none as memoizer };`,
  },
  { of: 'core/schemas', shorten: leaveOutCompiling },
  { of: 'classic/schemas', shorten: leaveOutFormats },
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
