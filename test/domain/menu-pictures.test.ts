import test from 'ava';
import { pictureUrl, thumbnailUrl } from '../../src/domain/menu.ts';

const name = '0123456789abcdef0123456789abcdef';

for (const [imageUrl, small] of [
  [pictureUrl(name, 960), pictureUrl(name, 320)],
  ['/demo/gongbao-jiding.svg', '/demo/gongbao-jiding.svg'],
  ['https://pictures.example/dish.jpg', null],
  ['//pictures.example/dish.jpg', null],
  [null, null],
] as const)
  test(`pages show ${small ?? 'no picture'} for ${imageUrl ?? 'none'}`, (t) => {
    t.is(thumbnailUrl(imageUrl), small);
  });
