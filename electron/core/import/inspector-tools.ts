import { isObject } from '../inspect/json/json-object.ts';

export type InspectorMembers = Readonly<Record<string, unknown>>;

/** A tool that gives out requests as JSON, with names of its own. */
export interface InspectorTool {
  /** Whether an object is a request of it. */
  readonly gaveOut: (value: InspectorMembers) => boolean;
  /** The request as an entry of a HAR file. A body that the tool had parsed stays a value. */
  readonly asEntry: (value: InspectorMembers) => InspectorMembers;
}

const has = (value: InspectorMembers, ...names: readonly string[]) =>
  names.every((name) => Object.hasOwn(value, name));

/** `GET /token/ID/requests` of webhook.site (https://docs.webhook.site/api/requests.html), or one request of it. */
const webhookSite: InspectorTool = {
  gaveOut: (value) => has(value, 'uuid', 'method', 'headers', 'url', 'created_at'),
  asEntry: ({ method, url, headers, content, created_at: created, request }) => {
    // Of a form with files, only the fields are there.
    const params = isObject(request)
      ? Object.entries(request).map(([name, value]) => ({ name, value }))
      : [];
    // Its times are UTC.
    const written = typeof created === 'string' ? created.replace(' ', 'T') : created;
    const isLocal = typeof written === 'string' && !/(?:Z|[+-]\d\d:?\d\d)$/.test(written);
    return {
      startedDateTime: isLocal ? `${written}Z` : written,
      request: {
        ...{ method, url, headers: headersIn(headers) },
        postData: { text: content ?? '', params },
      },
    };
  },
};

/**
 * Requests and events of Hookdeck (https://hookdeck.com/docs/api): their `data` has path, query, header fields and the
 * body, but no method.
 */
const hookdeck: InspectorTool = {
  gaveOut: ({ data, ...value }) =>
    has(value, 'id', 'team_id', 'source_id') && isObject(data) && has(data, 'path', 'headers'),
  // A list may have requests without their data.
  asEntry: (value) => (isObject(value['data']) ? hookdeckEntry(value, value['data']) : {}),
};

function hookdeckEntry(
  { ingested_at: ingested, created_at: created, response_status: status }: InspectorMembers,
  { path, query, headers, body, method }: InspectorMembers,
): InspectorMembers {
  const written = typeof path === 'string' ? path : '';
  const start = written.startsWith('/') ? written : `/${written}`;
  const search = typeof query === 'string' && query !== '' ? `?${query.replace(/^\?/, '')}` : '';
  return {
    startedDateTime: ingested ?? created,
    request: {
      ...{ method: method ?? 'POST', url: start + search, headers: headersIn(headers) },
      postData: { text: body ?? '' },
    },
    response: status,
  };
}

/**
 * Events of an HTTP trigger of Pipedream, which RequestBin became (https://pipedream.com/docs/workflows/triggers):
 * copied one by one, or those of `GET /sources/ID/event_summaries`.
 */
const pipedream: InspectorTool = {
  gaveOut: (value) => has(eventIn(value), 'method', 'url', 'headers', 'client_ip', 'body'),
  asEntry: (value) => {
    const { method, url, headers, query, body } = eventIn(value);
    const pairs = isObject(query) ? Object.entries(query) : [];
    return {
      startedDateTime: value['indexed_at_ms'] ?? Date.now(),
      request: {
        ...{ method, url, headers: headersIn(headers), postData: { text: body ?? '' } },
        queryString: pairs.map(([name, text]) => ({ name, value: text })),
      },
    };
  },
};

function eventIn(value: InspectorMembers): InspectorMembers {
  return isObject(value['event']) ? value['event'] : value;
}

/** An item of n8n's Webhook node, as its editor shows it, alone or below `json`. */
const n8n: InspectorTool = {
  gaveOut: (value) => has(itemIn(value), 'headers', 'params', 'query', 'body', 'webhookUrl'),
  asEntry: (value) => {
    const { headers, query, body, webhookUrl } = itemIn(value);
    const pairs = isObject(query) ? Object.entries(query) : [];
    return {
      startedDateTime: Date.now(),
      request: {
        ...{ method: 'POST', url: webhookUrl, headers: headersIn(headers) },
        queryString: pairs.map(([name, text]) => ({ name, value: text })),
        postData: { text: body ?? '' },
      },
    };
  },
};

function itemIn(value: InspectorMembers): InspectorMembers {
  return isObject(value['json']) ? value['json'] : value;
}

/** Header fields of an object; a list of values is several fields of the name. */
function headersIn(headers: unknown): unknown {
  if (!isObject(headers)) return headers;
  return Object.entries(headers).flatMap(([name, values]) =>
    (Array.isArray(values) ? (values as readonly unknown[]) : [values]).map((value) => ({
      name,
      value,
    })),
  );
}

/** All tools whose requests are values and not bytes. */
export const inspectorTools: readonly InspectorTool[] = [webhookSite, hookdeck, pipedream, n8n];
