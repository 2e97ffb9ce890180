import { bounds } from '../../../shared/bounds.ts';
import type { CrmCallArguments } from '../../../shared/contract/arguments.ts';
import type { CrmRefusal, CrmTry } from '../../../shared/crm-api.ts';
import { shortText } from '../../../shared/cut-text.ts';
import type { Result } from '../../../shared/result.ts';
import { placeholder } from '../crm-calls/call-ids.ts';
import type { CallRow } from '../crm-calls/calls.ts';
import { isSegment, pathNames, pathOf, scopeOf, versionOfCalls } from '../crm-calls/crm-calls.ts';
import type { ApiRequest } from './api-client.ts';
import { parsed } from './read-answer.ts';
import { isSecretField, masked, maskOf, withoutSecrets } from './without-secrets.ts';

/** A call as it is sent, and as it may be stored. */
export interface MadeRequest {
  readonly request: ApiRequest;
  readonly stored: CrmTry['sent'];
  /** Its answer brings a token: the call has none, but a code and the client secret. */
  readonly bringsToken: boolean;
  /** What must be stored nowhere. */
  readonly secrets: readonly string[];
}

interface Credentials {
  readonly token: string | null;
  readonly secret: string | null;
}

/** The method and the path are those of the row; the ids of the path and the body are the user's. */
export function makeRequest(
  row: CallRow,
  { pathIds, body }: Pick<CrmCallArguments, 'pathIds' | 'body'>,
  { token, secret }: Credentials,
  origin: string,
): Result<MadeRequest, CrmRefusal> {
  const needsToken = scopeOf(row) !== null;
  if (needsToken && token === null)
    return refused('no-token', 'There is no token for this call. Give one first.');
  const wrong = pathNames(row.path).find((name) => !isSegment(pathIds[name] ?? ''));
  if (wrong !== undefined)
    return refused('bad-path', `The address needs a value for ${wrong} that does not change it.`);
  const written =
    row.encoding === 'form' ? formOf(row, body, secret) : { body, shown: body, secrets: [] };
  if ('fault' in written) return refused(written.fault, written.detail);

  const path = pathOf(row.path, (name) => pathIds[name] ?? '');
  const used = needsToken ? token : null;
  const headers = [
    ['Version', versionOfCalls],
    [
      'Content-Type',
      row.encoding === 'form' ? 'application/x-www-form-urlencoded' : 'application/json',
    ],
    ['Accept', 'application/json'],
  ] as const;
  const withToken = (value: string) => [['Authorization', `Bearer ${value}`] as const, ...headers];
  const secrets = [token, secret, ...written.secrets].filter((one) => one !== null);
  return {
    ok: true,
    value: {
      request: {
        method: row.method,
        path,
        headers: used === null ? headers : withToken(used),
        body: written.body,
      },
      stored: {
        method: row.method,
        url: withoutSecrets(origin + path, secrets),
        headers: used === null ? headers : withToken(maskOf(used)),
        body: shortText(withoutSecrets(written.shown, secrets), bounds.crmSent.characters),
      },
      bringsToken: !needsToken,
      secrets,
    },
  };
}

interface WrittenForm {
  readonly body: string;
  /** The same with masks. */
  readonly shown: string;
  readonly secrets: readonly string[];
}

/** A form with the fields of a JSON object, and the secret in its place. */
function formOf(
  row: CallRow,
  body: string,
  secret: string | null,
): WrittenForm | { readonly fault: CrmRefusal; readonly detail: string } {
  const fields = Object.entries(parsed(body));
  if (fields.length === 0 || fields.some(([, value]) => typeof value === 'object'))
    return { fault: 'bad-body', detail: 'A form needs a JSON object with texts in it.' };
  const texts = Object.fromEntries(fields.map(([name, value]) => [name, String(value)]));
  if (row.secret !== undefined) {
    const own = texts[row.secret] ?? '';
    const given = secret ?? (own === placeholder(row.secret) ? '' : own);
    if (given === '') return { fault: 'no-secret', detail: `This call needs the ${row.secret}.` };
    texts[row.secret] = given;
  }
  const shown = Object.fromEntries(
    Object.entries(texts).map(([name, value]) => [name, isSecretField(name) ? masked : value]),
  );
  return {
    body: new URLSearchParams(texts).toString(),
    shown: new URLSearchParams(shown).toString(),
    secrets: Object.entries(texts).flatMap(([name, value]) => (isSecretField(name) ? [value] : [])),
  };
}

function refused(fault: CrmRefusal, detail: string): Result<never, CrmRefusal> {
  return { ok: false, fault, detail };
}
