import type { Context, Middleware } from 'koa';
import { DomainError } from '../domain/errors.ts';
import type { Language } from '../domain/language.ts';
import type { RawCallback } from '../domain/payment-provider.ts';
import type { Actor } from '../domain/roles.ts';
import { passwordNeeded } from '../operations/people/authenticate.ts';
import type { AnswerOnce } from '../operations/answer-once.ts';
import type { AnswerSeal } from '../operations/seal-answers.ts';
import type { CallbackProof } from '../operations/payments/callback-signature.ts';
import type { Endpoint } from '../protocol/api.ts';
import type { Transaction } from '../storage/storage.ts';
import { readUpload } from './pictures/read-upload.ts';
import { languageOf } from './language-of.ts';
import { parseRequest, type ParsedRequest, refuseFields } from './parse-request.ts';
import { readBody, readBytes } from './read-body.ts';
import { toCsv } from './to-csv.ts';

export interface ServedEndpoint {
  readonly name: string;
  readonly endpoint: Endpoint;
  readonly handle: AnyHandler;
}

export type AnyCall = ParsedRequest & {
  readonly actor: Actor | null;
  readonly ip: string;
  readonly language: Language;
  readonly proof?: CallbackProof;
  readonly upload?: Buffer;
  readonly form?: string;
  readonly raw?: RawCallback;
};

/**
 * Any of the handlers. Each takes what its own endpoint's schemas give, which is what it is called with; the method form lets
 * them all stand in one record.
 */
export type AnyHandler = { handle(call: AnyCall, tx?: Transaction): Promise<unknown> }['handle'];

export interface EndpointServices {
  /** Who asks; null for nobody. @throws DomainError `unauthenticated` */
  readonly identify: (context: Context) => Promise<Actor | null>;
  /** Whom limits count. */
  readonly addressOf: (context: Context) => string;
  readonly answerOnce: AnswerOnce;
  /** For what is kept of secrets. */
  readonly seal: AnswerSeal;
  /** For endpoints whose callers sign. @throws DomainError `unauthenticated` */
  readonly verifySignature: (context: Context, body: Buffer) => CallbackProof;
}

/** One endpoint as middleware: authorize → parse → handle (in its transaction where it takes a key) → answer. */
export function serveEndpoint(
  { name, endpoint, handle }: ServedEndpoint,
  { identify, addressOf, answerOnce, seal, verifySignature }: EndpointServices,
): Middleware {
  return async function endpointMiddleware(context) {
    context.state.endpoint = name;
    const actor = await authorize(endpoint, context, identify);
    // A signature is over the bytes: it is checked before they are parsed.
    const bytes = endpoint.signed || endpoint.raw ? await readBytes(context.req) : undefined;
    const proof = endpoint.signed && bytes ? verifySignature(context, bytes) : undefined;
    const body = await bodyOf(endpoint, context, bytes);
    const upload = endpoint.upload && (await readUpload(context, endpoint.upload));
    const params: Record<string, unknown> = context.params;
    const request = parseRequest(endpoint, { params, query: context.query, body });
    const form = endpoint.forms && chooseForm(context, endpoint.forms);
    const call = {
      ...request,
      actor,
      ip: addressOf(context),
      language: languageOf(context, 'zh-CN'),
      ...(proof && { proof }),
      ...(upload && { upload }),
      ...(form && { form }),
      ...(endpoint.raw && bytes && { raw: { body: bytes, headers: headersOf(context) } }),
    };
    if (!endpoint.idempotent) {
      const reply = await handle(call);
      return wantsCsv(request) ? answerCsv(context, endpoint, reply) : answer(context, endpoint, reply, form);
    }
    // Nobody in particular is whoever asks from there: who guesses a key must not be told another's secret.
    const caller = actor?.subject ?? (endpoint.hasSecret ? `public ${call.ip}` : 'public');
    const key = answerKey(context, name, caller);
    const once = { key, request, status: endpoint.status, seal: endpoint.hasSecret ? seal : undefined };
    const kept = endpoint.calls
      ? await answerOnce.around(once, () => handle(call))
      : await answerOnce.inside(once, (tx) => handle(call, tx));
    if (kept.replayed) context.set('Idempotent-Replayed', 'true');
    context.status = kept.status;
    context.type = 'application/json';
    context.body = kept.body;
  };
}

/** What an endpoint without a body is sent all the same is refused by its fields, as anywhere else. */
async function bodyOf(
  endpoint: Endpoint,
  { req, method }: Context,
  bytes: Buffer | undefined,
): Promise<unknown> {
  if (endpoint.body) return readBody(req, { form: endpoint.form, bytes });
  const readsItself = endpoint.upload !== undefined || endpoint.signed || endpoint.raw;
  if (!readsItself && method !== 'GET' && method !== 'HEAD') refuseFields(await readBody(req));
  return undefined;
}

/** Where a header came more than once, the first: none that is signed may. */
function headersOf({ req }: Context): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(req.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}

/** @throws DomainError `not_acceptable`, naming the forms there are */
function chooseForm(context: Context, forms: readonly string[]): string {
  context.vary('Accept');
  const form = context.accepts(...forms);
  if (form !== false) return form;
  throw new DomainError('not_acceptable', `There is no such form; there are: ${forms.join(', ')}.`, {
    forms,
  });
}

async function authorize(
  { access, beforeNewPassword = false }: Endpoint,
  context: Context,
  identify: EndpointServices['identify'],
): Promise<Actor | null> {
  if (access === 'public') {
    // A stale token in the header must not keep anybody from logging in again.
    const actor = await identify(context).catch((thrown: unknown) => {
      if (thrown instanceof DomainError && thrown.code === 'unauthenticated') return null;
      throw thrown;
    });
    return actor?.mustChangePassword ? null : actor;
  }
  const actor = await identify(context);
  if (!actor) throw new DomainError('unauthenticated', 'Log in first: the request has no credential.');
  if (!access.includes(actor.role))
    throw new DomainError('forbidden', `A ${actor.role} may not do this.`, { role: actor.role });
  if (actor.mustChangePassword && !beforeNewPassword) throw passwordNeeded();
  return actor;
}

function answer(
  context: Context,
  endpoint: Endpoint,
  reply: unknown,
  media: string | undefined = endpoint.media,
): void {
  context.status = endpoint.status;
  if (endpoint.status === 204) return;
  context.type = media ?? 'application/json';
  context.body = media ? reply : JSON.stringify(reply);
}

/** Only endpoints that give a table know the parameter. */
function wantsCsv({ query }: ParsedRequest): boolean {
  return typeof query === 'object' && query !== null && 'format' in query && query.format === 'csv';
}

function answerCsv(context: Context, { answer, path, status }: Endpoint, reply: unknown): void {
  if (!answer) throw new Error(`${path} has no answer to make a table of`);
  context.status = status;
  context.attachment(`${path.slice(path.lastIndexOf('/') + 1)}.csv`);
  context.type = 'text/csv; charset=utf-8';
  context.body = toCsv(answer, reply);
}

function answerKey(
  context: Context,
  name: string,
  caller: string,
): { scope: string; key: string } | undefined {
  const key = context.get('Idempotency-Key');
  if (key === '') return undefined;
  if (key.length > 255)
    throw new DomainError('bad_request', 'An Idempotency-Key has at most 255 characters.');
  return { scope: `${caller} ${name}`, key };
}
