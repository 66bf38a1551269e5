import type { Language } from '../domain/language.ts';
import type { RawCallback } from '../domain/payment-provider.ts';
import type { Actor } from '../domain/roles.ts';
import type { CallbackProof } from '../operations/payments/callback-signature.ts';
import type { z } from 'zod';
import type { Answer, EndpointName, Endpoints, Part } from '../protocol/api.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Config } from '../runtime/config/schema.ts';
import type { Logger } from '../runtime/logger.ts';
import type { Secrets } from '../runtime/secrets.ts';
import type { Storage, Transaction } from '../storage/storage.ts';
import type { Providers } from './providers/create-providers.ts';

/** What handlers work with. */
export interface Services {
  readonly storage: Storage;
  readonly secrets: Secrets;
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly providers: Providers;
  /** Aborts when the service begins to stop. */
  readonly stopping: AbortSignal;
}

/** What a handler gets: parsed form. */
type HandlerInput<E> = ([Part<E, 'params'>] extends [never]
  ? unknown
  : { readonly params: z.output<Part<E, 'params'>> }) &
  ([Part<E, 'query'>] extends [never] ? unknown : { readonly query: z.output<Part<E, 'query'>> }) &
  ([Part<E, 'body'>] extends [never] ? unknown : { readonly body: z.output<Part<E, 'body'>> }) &
  (E extends { readonly upload: number } ? { readonly upload: Buffer } : unknown);

/** A request that was parsed, with who asks: nobody is null, and only public endpoints let nobody in. */
export type Call<Name extends EndpointName> = HandlerInput<Endpoints[Name]> & {
  readonly actor: Endpoints[Name]['access'] extends 'public' ? Actor | null : Actor;
  /** Whom limits count: the caller's address. */
  readonly ip: string;
  /** What the caller reads best of what answers speak. */
  readonly language: Language;
} & (Endpoints[Name] extends { readonly signed: true } ? { readonly proof: CallbackProof } : unknown) &
  (Endpoints[Name] extends { readonly forms: readonly (infer Form)[] }
    ? {
        /** What the caller takes. */
        readonly form: Form;
      }
    : unknown) &
  (Endpoints[Name] extends { readonly raw: true } ? { readonly raw: RawCallback } : unknown);

/** The JSON of success, or the bytes where the endpoint names a media type. */
export type Reply<Name extends EndpointName> = Endpoints[Name] extends
  | { readonly media: string }
  | { readonly forms: readonly string[] }
  ? Buffer | string
  : Answer<Endpoints[Name]>;

/** An endpoint that takes `Idempotency-Key` runs in the transaction that also keeps its answer, unless it calls others. */
export type Handler<Name extends EndpointName> = Endpoints[Name] extends { readonly calls: true }
  ? (call: Call<Name>) => Promise<Reply<Name>>
  : Endpoints[Name] extends { readonly idempotent: true }
    ? (call: Call<Name>, tx: Transaction) => Promise<Reply<Name>>
    : (call: Call<Name>) => Promise<Reply<Name>>;

/** The handlers of every endpoint with a tag: one object a file, and none may be missing. */
export type TagHandlers<Tag extends Endpoints[EndpointName]['tag']> = {
  readonly [Name in EndpointName as Endpoints[Name]['tag'] extends Tag ? Name : never]: Handler<Name>;
};
