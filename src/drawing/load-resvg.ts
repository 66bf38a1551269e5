import { coerceError, DomainError } from '../domain/errors.ts';

/** What is used of `@resvg/resvg-js`, which draws SVG; it is optional, so its own types may be missing. */
export interface Resvg {
  renderAsync(svg: string, options: ResvgOptions): Promise<RenderedImage>;
}

export interface ResvgOptions {
  readonly fitTo?: { readonly mode: 'width' | 'height' | 'zoom'; readonly value: number };
  readonly font: {
    readonly loadSystemFonts: false;
    readonly fontFiles: readonly string[];
    /** Used for every family that isn't there. */
    readonly defaultFontFamily?: string;
  };
  readonly logLevel: 'off';
}

export interface RenderedImage {
  readonly width: number;
  readonly height: number;
  /** RGBA */
  readonly pixels: Uint8Array;
  asPng(): Uint8Array;
}

/** @throws DomainError `not_ready` when the package is not installed or does not run on this machine. */
export async function loadResvg(load: (name: string) => Promise<unknown> = importPackage): Promise<Resvg> {
  let loaded: unknown;
  try {
    loaded = await load(packageName);
  } catch (thrown) {
    throw new DomainError(
      'not_ready',
      `Pictures need the package ${packageName}: install it with "npm install ${packageName}" and restart.`,
      {},
      { cause: coerceError(thrown) },
    );
  }
  if (isResvg(loaded)) return loaded;
  throw new DomainError(
    'not_ready',
    `The package ${packageName} is another version than 2: install it anew and restart.`,
  );
}

const packageName = '@resvg/resvg-js';

function importPackage(name: string): Promise<unknown> {
  return import(name);
}

function isResvg(loaded: unknown): loaded is Resvg {
  return (
    typeof loaded === 'object' &&
    loaded !== null &&
    'renderAsync' in loaded &&
    typeof loaded.renderAsync === 'function'
  );
}
