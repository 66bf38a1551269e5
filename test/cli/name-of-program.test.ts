import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { nameOfProgram } from '../../src/cli/name-of-program.ts';
import { makeFolder } from '../helpers/make-folder.ts';

const onPosix = process.platform === 'win32' ? test.skip : test;

/** A clone with the program, and a folder of programs with nothing of ours. */
function clone(t: ExecutionContext) {
  const folder = makeFolder(t);
  const root = join(folder, 'a clone');
  const script = join(root, 'bin', 'restaurantctl');
  const programs = join(folder, 'programs');
  mkdirSync(join(root, 'bin'), { recursive: true });
  mkdirSync(programs);
  writeFileSync(script, '#!/bin/sh\n');
  chmodSync(script, 0o755);
  return { folder, root, script, programs };
}

onPosix('in a clone it is called by the way that leads there, from elsewhere by its whole path', (t) => {
  const { folder, root, script, programs } = clone(t);
  t.is(nameOfProgram({ script, folder: root, path: programs }), 'bin/restaurantctl');
  t.is(nameOfProgram({ script, folder, path: programs }), `'a clone/bin/restaurantctl'`);
  t.is(nameOfProgram({ script, folder: programs, path: programs }), `'${script}'`);
});

onPosix('a service stands in the root: a way from there would lead nowhere for anybody else', (t) => {
  const { script, programs } = clone(t);
  t.is(nameOfProgram({ script, folder: '/', path: programs }), `'${script}'`);
});

onPosix('its name alone is enough where the path finds this program, not another', (t) => {
  const { folder, root, script, programs } = clone(t);
  const installed = join(programs, 'restaurantctl');
  symlinkSync(script, installed);
  for (const called of [script, installed])
    for (const from of ['/', root, programs])
      t.is(nameOfProgram({ script: called, folder: from, path: `/nowhere:${programs}` }), 'restaurantctl');
  const other = clone(t);
  t.is(nameOfProgram({ script: other.script, folder, path: programs }), `'${other.script}'`);
});
