import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import {
  schemas,
  type FieldSchema,
  type ObjectSchema,
  type SchemaName,
} from '../../electron/core/crm-api/schemas.ts';
import { onLoopback } from './loopback.ts';

/** What the mock knows of a token. */
interface MockToken {
  readonly scopes: readonly string[];
  readonly isCompany?: true;
  readonly isOtherApp?: true;
  readonly hasEnded?: true;
}

/** A request as the mock got it. */
export interface MockedCall {
  readonly line: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** An answer in the place of the usual one. */
export type MockAnswer =
  | { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> }
  | ((response: ServerResponse, request: MockedCall) => void);

export interface MockCrm {
  readonly origin: string;
  readonly asked: readonly MockedCall[];
  /** The next requests get these answers, one each. */
  readonly answerNext: (...answers: readonly MockAnswer[]) => void;
}

const routes: readonly (readonly [string, RegExp, SchemaName])[] = [
  ['PUT', /^\/conversations\/messages\/email\/[^/]+\/status$/, 'email-status'],
  ['PUT', /^\/conversations\/messages\/[^/]+\/status$/, 'status'],
  ['POST', /^\/conversations\/messages\/inbound$/, 'inbound'],
  ['POST', /^\/oauth\/token$/, 'token'],
];

const scope = 'conversations/message.write';

/** What the guide leaves out and the v3 schema requires. */
const onlyInSchema = new Set(['conversationId', 'contactId', 'conversationProviderId']);

/** The texts of HighLevel's own answers. */
export const mockedTexts = {
  tooEarly: 'No conversation provider found for this message',
  otherApp: 'CONVERSATIONS_MSG_PROVIDER_NO_ACCESS',
  scope: 'The token is not authorized for this scope.',
  tokenClass: 'This authClass type is not allowed to access this scope.',
} as const;

/**
 * HighLevel's API, on loopback: the calls that a provider makes, with what its OpenAPI documents require of the method, the
 * path, the Version header, the token and the body, answered in its words.
 *
 * @param options.asGuide takes a conversation by one of its ids, as the guide says.
 */
export async function mockCrm(
  options: {
    readonly tokens?: Readonly<Record<string, MockToken>>;
    readonly asGuide?: boolean;
    /** What the token call answers. */
    readonly issues?: object;
  } = {},
): Promise<MockCrm> {
  const asked: MockedCall[] = [];
  const queue: MockAnswer[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { method, url, headers } = request;
      const call = { line: `${method} ${url}`, headers, body };
      asked.push(call);
      const answer = queue.shift() ?? usual(call);
      if (typeof answer === 'function') return answer(response, call);
      const { status, body: content, headers: more = {} } = answer;
      response.writeHead(status, { 'Content-Type': 'application/json', ...limits, ...more });
      return response.end(typeof content === 'string' ? content : JSON.stringify(content));
    });
  });
  const { port, close } = await onLoopback(server);
  onTestFinished(close);

  function usual({ line, headers, body }: MockedCall): Exclude<MockAnswer, Function> {
    const [method = '', path = ''] = line.split(' ');
    const route = routes.find(([verb, form]) => verb === method && form.test(path));
    if (route === undefined) return failed(404, `Cannot ${method} ${path}`);
    const version = headers['version'];
    if (version === undefined) return failed(401, 'version header was not found.');
    if (version !== 'v3') return failed(401, 'version header is invalid');
    const [, , name] = route;
    const refusal = name === 'token' ? null : refusalOf(headers.authorization);
    if (refusal !== null) return refusal;
    const value = bodyOf(headers['content-type'], body, name);
    if (value === null) return failed(400, 'Unexpected token in JSON');
    const problems = mockedProblems(name, value, options.asGuide === true);
    if (problems.length > 0)
      return {
        status: 422,
        body: { statusCode: 422, message: problems, error: 'Unprocessable Entity' },
      };
    return { status: 200, body: name === 'token' ? options.issues : answers[name] };
  }

  function refusalOf(authorization: string | undefined): Exclude<MockAnswer, Function> | null {
    const token = options.tokens?.[/^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? ''];
    if (token === undefined) return failed(401, 'Invalid JWT');
    if (token.hasEnded === true) return failed(401, 'jwt expired');
    if (token.isCompany === true) return failed(401, mockedTexts.tokenClass);
    if (!token.scopes.includes(scope)) return failed(401, mockedTexts.scope);
    return token.isOtherApp === true ? failed(401, mockedTexts.otherApp) : null;
  }

  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    answerNext: (...more) => void queue.push(...more),
  };
}

/** An error as HighLevel writes it (apps/v3/common/common-schemas.json). */
export function failed(statusCode: number, message: string): Exclude<MockAnswer, Function> {
  return { status: statusCode, body: { statusCode, message, error: 'Error' } };
}

const limits = {
  'X-RateLimit-Limit-Daily': '200000',
  'X-RateLimit-Daily-Remaining': '199990',
  'X-RateLimit-Interval-Milliseconds': '10000',
  'X-RateLimit-Max': '100',
  'X-RateLimit-Remaining': '99',
};

const answers = {
  status: { conversationId: 'CONV', messageId: 'MSG', status: 'delivered' },
  'email-status': { success: true, message: 'Updated email message successfully' },
  inbound: { success: true, conversationId: 'CONV', messageId: 'MSG', message: 'Message queued.' },
};

/** @returns `null` for what is not of the type that the route takes. */
function bodyOf(type: string | undefined, body: string, name: SchemaName): unknown {
  if (type === 'application/x-www-form-urlencoded')
    return name === 'token' ? Object.fromEntries(new URLSearchParams(body)) : null;
  if (type !== 'application/json') return null;
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** What the mock refuses a body for. */
export function mockedProblems(name: SchemaName, value: unknown, asGuide = false): string[] {
  return problemsOf(value, schemas[name], '', asGuide);
}

function problemsOf(value: unknown, schema: ObjectSchema, at: string, asGuide: boolean): string[] {
  if (typeof value !== 'object' || value === null) return [`${at || 'body'} must be an object`];
  const members = value as Record<string, unknown>;
  const missing = schema.required
    .filter((name) => members[name] === undefined && !(asGuide && onlyInSchema.has(name)))
    .map((name) => `${at}${name} should not be empty`);
  const wrong = Object.entries(members).flatMap(([name, inner]) => {
    const field = schema.fields[name];
    return field === undefined
      ? [`property ${at}${name} should not exist`]
      : fieldProblems(inner, field, `${at}${name}`, asGuide);
  });
  return [...missing, ...wrong];
}

function fieldProblems(
  value: unknown,
  { type, oneOf, members, entries }: FieldSchema,
  at: string,
  asGuide: boolean,
): string[] {
  switch (type) {
    case 'any':
      return [];
    case 'integer':
      return Number.isInteger(value) ? [] : [`${at} must be an integer number`];
    case 'text':
      if (typeof value !== 'string') return [`${at} must be a string`];
      return oneOf === undefined || oneOf.includes(value)
        ? []
        : [`${at} must be one of the following values: ${oneOf.join(', ')}`];
    case 'list':
      if (!Array.isArray(value)) return [`${at} must be an array`];
      return value.flatMap((one, index) =>
        entries === undefined ? [] : fieldProblems(one, entries, `${at}.${index}`, asGuide),
      );
    case 'object':
      return members === undefined ? [] : problemsOf(value, members, `${at}.`, asGuide);
  }
}
