/** The part of @koa/multer that is used; the package ships no types. */
declare module '@koa/multer' {
  import type { Context } from 'koa';
  import type { Options } from 'multer';

  export default function multer(options: Options): {
    /** Middleware that reads files into `context.files`, by their field. */
    fields(
      fields: readonly { readonly name: string }[],
    ): (context: Context, next: () => Promise<void>) => Promise<void>;
  };
}
