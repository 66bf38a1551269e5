import { readFileSync } from 'node:fs';

/** The parts of zod that describe schemas as JSON Schema. */
const parts = /[/\\]zod[/\\]v4[/\\]core[/\\](json-schema-processors|to-json-schema)\.js$/;

/**
 * Leaves zod's JSON Schema out of the pages: every schema mentions it, so that no bundler finds out that pages never ask, and it
 * is a fifth of zod. Parsing doesn't touch it. What would call it says so.
 * @returns {import('vite').Plugin}
 */
export function leaveOutJsonSchema() {
  return {
    name: 'leave-out-json-schema',
    enforce: 'pre',
    load(id) {
      if (!parts.test(id)) return null;
      const names = [...readFileSync(id, 'utf8').matchAll(/^export (?:const|function) (\w+)/gm)];
      if (names.length === 0) throw new Error(`${id} has another form than it had`);
      return [
        "const leftOut = () => { throw new Error('JSON Schema is left out of the pages'); };",
        // Schemas call these while they are made, to get a method that is called later.
        'const later = () => leftOut;',
        ...names.map(([, name]) => `export const ${name} = ${/^create/.test(name) ? 'later' : 'leftOut'};`),
      ].join('\n');
    },
  };
}
