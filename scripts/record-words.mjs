// Records the few words that screens say where a device has no voice, into src/web/screen/recorded: `node scripts/record-words.mjs`.
// Needs espeak-ng, sox and lame. One small file per language, and where in it each word is; the same each time.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const out = fileURLToPath(new URL('../src/web/screen/recorded', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'words-'));

const english = Object.fromEntries(
  Array.from('abcdefghijklmnopqrstuvwxyz').map((letter) => [letter, `[${letter}]`]),
);
const digits = ['ling2', 'yi1', 'er4', 'san1', 'si4', 'wu3', 'liu4', 'qi1', 'ba1', 'jiu3'];

/** As the voice of the language reads them: Chinese in pinyin with tones. Letters are English everywhere. */
const words = {
  'zh-CN': {
    new: 'lai2 dan1',
    urge: 'cui1 dan1',
    change: 'gai3 dan1',
    ready: 'cai4 qi2 le5',
    collect: 'qing3 qu3 can1',
    number: 'hao4',
    table: 'zhuo1',
    dine_in: 'tang2 shi2',
    takeout: 'wai4 dai4',
    delivery: 'wai4 mai4',
    sound_on: 'sheng1 yin1 yi3 kai1',
    ...Object.fromEntries(digits.entries()),
    ...english,
  },
  'zh-TW': {
    new: 'lai2 dan1',
    urge: 'cui1 dan1',
    change: 'gai3 dan1',
    ready: 'cai4 qi2 le5',
    collect: 'qing3 qu3 can1',
    number: 'hao4',
    table: 'zhuo1',
    dine_in: 'nei4 yong4',
    takeout: 'wai4 dai4',
    delivery: 'wai4 song4',
    sound_on: 'sheng1 yin1 yi3 kai1',
    ...Object.fromEntries(digits.entries()),
    ...english,
  },
  en: {
    new: 'New order.',
    urge: 'Customer is asking.',
    change: 'Order changed.',
    ready: 'Complete.',
    collect: 'Ready to collect.',
    number: 'Number',
    table: 'Table',
    dine_in: 'Eat in',
    takeout: 'Take away',
    delivery: 'Delivery',
    sound_on: 'Sound is on.',
    ...Object.fromEntries(
      ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].entries(),
    ),
    ...english,
  },
};

const rate = 16_000;
/** Between words, s: decoders begin a moment early or late. */
const pause = 0.16;
const clips = {};
for (const [language, spoken] of Object.entries(words)) {
  const pieces = [];
  clips[language] = {};
  let at = 0;
  for (const [index, [name, text]] of Object.entries(spoken).entries()) {
    const file = join(work, `${language}-${index}.wav`);
    record(text, language, file);
    const length = Number(execFileSync('soxi', ['-D', file], { encoding: 'utf8' }));
    clips[language][name] = [round(at), round(length)];
    at += length;
    pieces.push(file);
  }
  const whole = join(work, `${language}.wav`);
  execFileSync('sox', [...pieces, whole]);
  const made = join(out, `${language}.mp3`);
  execFileSync('lame', ['--quiet', '-m', 'm', '-b', '16', '--resample', '16', '-q', '0', whole, made]);
  process.stdout.write(`${language}: ${round(at)} s, ${statSync(made).size} bytes\n`);
}
writeFileSync(
  join(out, 'clips.ts'),
  `// Made by scripts/record-words.mjs: where each word begins in its language's recording, and how long it is; s.\nexport const clips = ${literal(clips)} as const;\n`,
);
rmSync(work, { recursive: true });

/** One word: its silence cut off, as loud as the others, with a pause behind it. */
function record(text, language, file) {
  const raw = `${file}.raw.wav`;
  const letter = /^\[(.)\]$/.exec(text)?.[1];
  const voice =
    language === 'en' || letter ? ['-v', 'en-us', '-s', '150'] : ['-v', 'cmn-latn-pinyin', '-s', '150'];
  execFileSync('espeak-ng', [...voice, '-p', '45', '-w', raw, letter ? `${letter.toUpperCase()}.` : text]);
  const cut = ['silence', '1', '0.01', '0.5%', 'reverse', 'silence', '1', '0.01', '0.5%', 'reverse'];
  const shape = [
    'gain',
    '-9',
    'highpass',
    '120',
    'compand',
    '0.01,0.1',
    '-60,-60,-30,-14,0,-4',
    'norm',
    '-2',
  ];
  execFileSync('sox', [
    '-D',
    raw,
    '-r',
    String(rate),
    '-c',
    '1',
    file,
    ...cut,
    ...shape,
    'pad',
    '0',
    String(pause),
  ]);
}

function literal(table) {
  const lines = Object.entries(table).map(([language, own]) => {
    const entries = Object.entries(own).map(
      ([name, [at, length]]) => `    ${/^\d/.test(name) ? `'${name}'` : name}: [${at}, ${length}],`,
    );
    return `  ${language.includes('-') ? `'${language}'` : language}: {\n${entries.join('\n')}\n  },`;
  });
  return `{\n${lines.join('\n')}\n}`;
}

function round(seconds) {
  return Math.round(seconds * 1000) / 1000;
}
