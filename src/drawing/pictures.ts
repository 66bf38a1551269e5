import { stat } from 'node:fs/promises';
import { coerceError, DomainError } from '../domain/errors.ts';
import type { Bitmap } from '../tickets/document.ts';
import { drawGlyphs, type GlyphOf } from './draw-glyphs.ts';
import { drawLogo } from './draw-logo.ts';
import { evenFamilyOf, findChineseFont } from './find-font.ts';
import { loadResvg, type RenderedImage, type Resvg, type ResvgOptions } from './load-resvg.ts';
import type { GreyImage } from './write-pdf.ts';

/** Draws what text commands can't. Where the optional package or a font is missing, each call says what to install. */
export interface Pictures {
  /** @param width in pixels @throws DomainError `not_ready` */
  png(svg: string, width: number): Promise<Uint8Array>;
  /** @param width in dots @throws DomainError `not_ready`, also without a font that has Chinese */
  grey(svg: string, width: number): Promise<GreyImage>;
  /** A picture file in dots, for paper of so many dots in a row. @throws DomainError `not_ready`, `invalid` */
  logo(file: string, dots: number): Promise<Bitmap>;
  /** These characters in dots. @throws DomainError `not_ready` without a font that has Chinese */
  glyphs(chars: ReadonlySet<string>): Promise<GlyphOf>;
}

export interface PicturesOptions {
  /** Path of a font with Chinese. @default '' looks for one on this machine */
  readonly font?: string;
  readonly load?: () => Promise<Resvg>;
  readonly findFont?: () => Promise<string | undefined>;
}

/** Nothing is loaded before it is needed. Pictures are drawn one at a time, beside the event loop. */
export function createPictures({
  font = '',
  load = loadResvg,
  findFont = findChineseFont,
}: PicturesOptions = {}): Pictures {
  const getResvg = once(load);
  const getFont = once(() => chooseFont(font, findFont));
  const inTurn = createTurns();
  const logos = new Map<string, Bitmap>();
  const known = new Map<string, Bitmap>();
  return {
    png: async (svg, width) => {
      const resvg = await getResvg();
      // A preview without its Chinese still shows what goes where.
      const file = await getFont().catch(() => undefined);
      const image = await inTurn(() =>
        resvg.renderAsync(svg, {
          fitTo: { mode: 'width', value: width },
          font: useFont(file),
          logLevel: 'off',
        }),
      );
      return image.asPng();
    },
    grey: async (svg, width) => {
      const resvg = await getResvg();
      const font = useFont(await getFont());
      const options = { fitTo: { mode: 'width', value: width }, font, logLevel: 'off' } as const;
      return toGrey(await inTurn(() => resvg.renderAsync(svg, options)));
    },
    logo: async (file, dots) => {
      const resvg = await getResvg();
      const key = `${file} ${dots} ${await changedAt(file)}`;
      const drawn = logos.get(key) ?? (await inTurn(() => drawLogo(file, { dots, resvg })));
      if (logos.size > mostLogos) logos.clear();
      logos.set(key, drawn);
      return drawn;
    },
    glyphs: async (chars) => {
      const resvg = await getResvg();
      const file = await getFont();
      await inTurn(() => drawGlyphs(chars, { known, resvg, font: useFont(file) }));
      return (char) => {
        const glyph = known.get(char);
        if (glyph) return glyph;
        throw new Error(`The character ${char} was not drawn`);
      };
    },
  };
}

const mostLogos = 50;

async function chooseFont(configured: string, find: () => Promise<string | undefined>): Promise<string> {
  const font = configured === '' ? await find() : configured;
  if (font === undefined)
    throw new DomainError(
      'not_ready',
      'No font with Chinese was found: install one (for example fonts-wqy-zenhei or fonts-noto-cjk) or set printd.font.',
    );
  try {
    await stat(font);
    return font;
  } catch (thrown) {
    const { message } = coerceError(thrown);
    throw new DomainError(
      'not_ready',
      `The font of printd.font can't be read (${message}): correct the setting.`,
    );
  }
}

function useFont(file: string | undefined): ResvgOptions['font'] {
  if (file === undefined) return { loadSystemFonts: false, fontFiles: [] };
  const family = evenFamilyOf(file);
  return {
    loadSystemFonts: false,
    fontFiles: [file],
    ...(family !== undefined && { defaultFontFamily: family }),
  };
}

/** Of a drawing on white, whose colours are shades of grey already. */
function toGrey({ width, height, pixels }: RenderedImage): GreyImage {
  const dots = new Uint8Array(width * height);
  for (let at = 0; at < dots.length; at++) dots[at] = pixels[at * 4] ?? 255;
  return { width, height, dots };
}

async function changedAt(file: string): Promise<number> {
  try {
    return (await stat(file)).mtimeMs;
  } catch {
    // Reading it says what is wrong.
    return 0;
  }
}

/** What failed is tried anew: a package or a font may be installed meanwhile. */
function once<Result>(get: () => Promise<Result>): () => Promise<Result> {
  let got: Promise<Result> | undefined;
  return () => {
    got ??= get().catch((thrown: unknown) => {
      got = undefined;
      throw thrown;
    });
    return got;
  };
}

/** Drawing takes up to a second on a thread that the database also needs: never two at once. */
function createTurns(): <Result>(task: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const turn = last.then(task, task);
    last = turn;
    return turn;
  };
}
