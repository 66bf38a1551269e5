import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { languages } from '../../../src/domain/language.ts';
import { clips } from '../../../src/web/screen/recorded/clips.ts';
import { spell, wordsOfPlace } from '../../../src/web/screen/words.ts';

test('a place is said character by character; what has no recording is left out', (t) => {
  const place = { mode: 'takeout', number: 42 } as const;
  t.deepEqual(wordsOfPlace({ ...place, table: 'A12' }), ['table', 'a', '1', '2']);
  t.deepEqual(wordsOfPlace({ ...place, table: null }), ['takeout', '4', '2']);
  t.deepEqual(spell('包间８'), ['8']);
  t.deepEqual(spell('new'), ['n', 'e', 'w']);
});

test('every word is recorded in every language, one behind the other, in small files', (t) => {
  const folder = fileURLToPath(new URL('../../../../src/web/screen/recorded/', import.meta.url));
  let bytes = 0;
  for (const language of languages) {
    t.deepEqual(Object.keys(clips[language]).toSorted(), Object.keys(clips.en).toSorted());
    const inOrder = Object.values(clips[language]).toSorted(([a], [b]) => a - b);
    let end = 0;
    for (const [begin, length] of inOrder) {
      t.true(length > 0.2 && Math.abs(begin - end) < 0.002);
      end = begin + length;
    }
    const { size } = statSync(`${folder}${language}.mp3`);
    // 16 kbit/s: the file is as long as its words.
    t.true(Math.abs(size / 2000 - end) < 0.5);
    bytes += size;
  }
  t.true(bytes < 200_000);
});
