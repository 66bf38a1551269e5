// Draws the demo restaurant's dishes into src/web/public/demo: `node scripts/draw-demo-dishes.mjs`. The same pictures each time.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const out = fileURLToPath(new URL('../src/web/public/demo', import.meta.url));

/** A dish: what it lies in, what it swims in, and its pieces: colour, size, shape, how many. */
const dishes = {
  'gongbao-jiding': plate('#8a3b12', [
    ['#d98b4a', 17, 'cube', 26],
    ['#f0d9a8', 9, 'nut', 18],
    ['#c3251b', 11, 'chili', 14],
    ['#4f9a3c', 9, 'ring', 10],
  ]),
  'yuxiang-rousi': plate('#7c2f12', [
    ['#b5683a', 26, 'strip', 34],
    ['#2c2622', 20, 'strip', 16],
    ['#f2b53c', 22, 'strip', 12],
    ['#4f9a3c', 20, 'strip', 10],
  ]),
  'mapo-doufu': bowl('#a52a12', [
    ['#f7ecd2', 20, 'cube', 22],
    ['#5c2a16', 5, 'dot', 40],
    ['#4f9a3c', 7, 'ring', 14],
  ]),
  'hongshao-rou': bowl('#5a2310', [
    ['#8f3a1a', 26, 'cube', 14],
    ['#e7b98a', 10, 'cube', 10],
    ['#4f9a3c', 7, 'ring', 8],
  ]),
  'qingzheng-luyu': plate('#c9b98c', [
    ['#e9e3d3', 60, 'fish', 1],
    ['#4f9a3c', 24, 'strip', 16],
    ['#e3a13a', 20, 'strip', 8],
  ]),
  'suanrong-xilanhua': plate('#e9eddd', [
    ['#3f8a34', 24, 'floret', 17],
    ['#f3e6c0', 6, 'dot', 26],
  ]),
  'fanqie-chaodan': plate('#e8a13d', [
    ['#f6cf4f', 26, 'cloud', 14],
    ['#d8402a', 22, 'wedge', 12],
    ['#4f9a3c', 7, 'ring', 8],
  ]),
  'suanla-tang': bowl('#8c4a1d', [
    ['#f3e3b7', 24, 'strip', 12],
    ['#3a2a20', 20, 'strip', 12],
    ['#f6cf4f', 18, 'cloud', 6],
    ['#4f9a3c', 6, 'ring', 10],
  ]),
  'pai-huanggua': plate('#dfe7cc', [
    ['#6aa84f', 24, 'wedge', 18],
    ['#c3251b', 8, 'chili', 6],
    ['#f3e6c0', 6, 'dot', 16],
  ]),
  'fuqi-feipian': plate('#a32814', [
    ['#7d4a36', 26, 'wedge', 16],
    ['#d9b48f', 22, 'wedge', 10],
    ['#4f9a3c', 7, 'ring', 10],
    ['#f0d9a8', 6, 'dot', 18],
  ]),
  'koushui-ji': bowl('#b5301a', [
    ['#f0d3a0', 28, 'wedge', 12],
    ['#4f9a3c', 8, 'ring', 10],
    ['#f0d9a8', 5, 'dot', 24],
  ]),
  'pidan-doufu': plate('#ead9bd', [
    ['#fbf6ea', 30, 'cube', 9],
    ['#2f4a44', 22, 'wedge', 9],
    ['#4f9a3c', 7, 'ring', 8],
  ]),
  shala: bowl('#cfe3b0', [
    ['#5fa544', 26, 'cloud', 14],
    ['#d8402a', 15, 'ring', 7],
    ['#f6cf4f', 8, 'dot', 12],
    ['#7b3f8c', 18, 'strip', 8],
  ]),
  pisa: plate('#e2a046', [
    ['#f6cf6f', 30, 'cloud', 12],
    ['#b8301f', 18, 'disc', 11],
    ['#3f8a34', 14, 'leaf', 8],
    ['#2c2622', 6, 'ring', 8],
  ]),
  hanbao: plate('#f1e7d4', [
    ['#4f9a3c', 66, 'disc', 1],
    ['#d8402a', 56, 'disc', 1],
    ['#c98338', 50, 'disc', 1],
    ['#f6e3b4', 4, 'dot', 22],
  ]),
  'yangzhou-chaofan': plate('#f0dfb2', [
    ['#fbf4dd', 7, 'nut', 90],
    ['#f6cf4f', 12, 'cloud', 14],
    ['#e88b6a', 9, 'cube', 12],
    ['#4f9a3c', 7, 'dot', 22],
  ]),
  mifan: bowl('#f4f1e8', [
    ['#ffffff', 8, 'nut', 110],
    ['#2c2622', 3, 'dot', 10],
  ]),
  'zhenzhu-naicha': cup('#c89b6d', [['#2c1c12', 11, 'dot', 26]]),
  'ningmeng-cha': cup('#d9892b', [
    ['#f7e25a', 24, 'ring', 6],
    ['#ffffff', 16, 'cube', 6],
  ]),
  'xianzha-chengzhi': cup('#f59a1c', [
    ['#ffc35a', 26, 'ring', 5],
    ['#4f9a3c', 14, 'leaf', 3],
  ]),
  kele: cup('#3a1c10', [
    ['#ffffff', 17, 'cube', 7],
    ['#7a4a30', 5, 'dot', 24],
  ]),
  'yangzhi-ganlu': cup('#f6b73c', [
    ['#f28a2b', 14, 'cube', 14],
    ['#fbe9e0', 6, 'dot', 30],
    ['#e8604c', 7, 'nut', 16],
  ]),
};

const shapes = {
  cube: (s) => `<rect x="${-s / 2}" y="${-s / 2}" width="${s}" height="${s}" rx="${s / 5}"/>`,
  dot: (s) => `<circle r="${s / 2}"/>`,
  disc: (s) => `<circle r="${s}"/>`,
  nut: (s) => `<ellipse rx="${s}" ry="${s * 0.55}"/>`,
  ring: (s) =>
    `<circle r="${s * 0.7}" fill="none" stroke="inherit"/><circle r="${s * 0.7}"/><circle r="${s * 0.3}" fill="#fff" fill-opacity=".55"/>`,
  chili: (s) => `<path d="M${-s} 0q${s} ${-s * 0.9} ${2 * s} 0q${-s} ${s * 0.4} ${-2 * s} 0z"/>`,
  strip: (s) => `<path d="M${-s} -3q${s} -8 ${2 * s} 0v5q${-s} -7 ${-2 * s} 0z"/>`,
  wedge: (s) => `<path d="M${-s} ${s * 0.3}a${s} ${s} 0 0 1 ${2 * s} 0z"/>`,
  leaf: (s) => `<path d="M${-s} 0q${s} ${-s} ${2 * s} 0q${-s} ${s} ${-2 * s} 0z"/>`,
  cloud: (s) =>
    `<path d="M${-s} ${s * 0.4}a${s * 0.5} ${s * 0.5} 0 0 1 ${s * 0.4} ${-s * 0.7}a${s * 0.6} ${s * 0.6} 0 0 1 ${s * 1.1} 0a${s * 0.5} ${s * 0.5} 0 0 1 ${s * 0.4} ${s * 0.7}z"/>`,
  floret: (s) =>
    `<path d="M-3 ${s * 0.7}h6v${-s * 0.6}h-6z" fill="#a9cf7d"/><circle r="${s * 0.5}"/><circle cx="${-s * 0.4}" cy="3" r="${s * 0.36}"/><circle cx="${s * 0.4}" cy="3" r="${s * 0.36}"/>`,
  fish: (s) =>
    `<path d="M${-s * 1.6} 0q${s * 1.3} ${-s} ${s * 2.6} 0l${s * 0.7} ${-s * 0.4}v${s * 0.8}l${-s * 0.7} ${-s * 0.4}q${-s * 1.3} ${s} ${-s * 2.6} 0z"/><circle cx="${-s * 1.2}" cy="-6" r="5" fill="#222"/>`,
};

mkdirSync(out, { recursive: true });
for (const [name, draw] of Object.entries(dishes))
  writeFileSync(join(out, `${name}.svg`), draw(randomOf(name)));

function plate(ground, pieces) {
  return (random) =>
    picture(
      `<circle cx="200" cy="208" r="176" fill="#000" opacity=".12"/><circle cx="200" cy="200" r="176" fill="#fff"/>` +
        `<circle cx="200" cy="200" r="140" fill="#f3f0ea"/><circle cx="200" cy="200" r="126" fill="${ground}"/>`,
      scatter(pieces, 108, random),
    );
}

function bowl(ground, pieces) {
  return (random) =>
    picture(
      `<circle cx="200" cy="210" r="164" fill="#000" opacity=".14"/><circle cx="200" cy="200" r="164" fill="#24506b"/>` +
        `<circle cx="200" cy="200" r="148" fill="#f6f4ee"/><circle cx="200" cy="200" r="134" fill="${ground}"/>`,
      scatter(pieces, 114, random),
    );
}

function cup(ground, pieces) {
  return (random) =>
    picture(
      `<circle cx="200" cy="210" r="128" fill="#000" opacity=".14"/><circle cx="200" cy="200" r="128" fill="#fff"/>` +
        `<circle cx="200" cy="200" r="112" fill="${ground}"/><circle cx="160" cy="152" r="34" fill="#fff" opacity=".16"/>`,
      scatter(pieces, 86, random),
    );
}

function picture(dish, pieces) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400"><rect width="400" height="400" fill="#e9dfd0"/>${dish}${pieces}</svg>\n`;
}

function scatter(pieces, reach, random) {
  return pieces
    .flatMap(([colour, size, shape, count]) =>
      Array.from({ length: count }, () => {
        const angle = random() * 2 * Math.PI;
        const away = count === 1 ? 0 : Math.sqrt(random()) * (reach - size / 3);
        const x = Math.round(200 + Math.cos(angle) * away);
        const y = Math.round(200 + Math.sin(angle) * away);
        const turn = count === 1 ? -18 : Math.round(random() * 360);
        return `<g transform="translate(${x} ${y}) rotate(${turn})" fill="${colour}" stroke="#000" stroke-opacity=".18" stroke-width="1.5">${shapes[shape](size)}</g>`;
      }),
    )
    .join('');
}

/** The same numbers for the same name (mulberry32). */
function randomOf(name) {
  let state = [...name].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
