import { isObject } from '../../inspect/json/json-object.ts';
import {
  enabled,
  textOf,
  variablesOf,
  type CollectionMembers,
  type CollectionRequest,
  type Variables,
} from './collection-request.ts';

/*
 * Exports of Insomnia: format 4 (JSON, a flat list of resources) and 5 (YAML or JSON, a tree), which its own importer reads
 * (Kong/insomnia, packages/insomnia/src/common/import-v5-parser.ts).
 */

/** Whether a document is an export with requests. */
export function isInsomnia(document: CollectionMembers): boolean {
  return isVersion4(document) || isVersion5(document);
}

function isVersion4({ _type: type, resources }: CollectionMembers): boolean {
  return type === 'export' && Array.isArray(resources);
}

function isVersion5({ type, collection }: CollectionMembers): boolean {
  return typeof type === 'string' && typeOfVersion5.test(type) && Array.isArray(collection);
}

const typeOfVersion5 = /^(?:collection|spec)\.insomnia\.rest\/5/;

/** The first line of an export in YAML. */
export const insomniaYaml =
  /^(?:#[^\n]*\n|---\r?\n|\s)*type:[ \t]*["']?(?:collection|spec)\.insomnia\.rest\/5/;

/** The requests of an export in their order, and the variables of its base environment. */
export function readInsomnia(document: CollectionMembers): {
  readonly requests: readonly CollectionRequest[];
  readonly variables: Variables;
} {
  if (isVersion4(document)) {
    const resources = objectsIn(document['resources']);
    return {
      requests: resources.filter(isRequest).map(withMethod).map(requestOf),
      variables: environment(baseEnvironment(resources)?.['data']),
    };
  }
  const { environments } = document;
  return {
    requests: [...requestsIn(document['collection'], 0)],
    variables: environment(isObject(environments) ? environments['data'] : null),
  };
}

/** Also those of WebSocket, gRPC and Socket.IO, so that each is named as left out. */
function isRequest({ _type: type }: CollectionMembers): boolean {
  return typeof type === 'string' && /(?:^|_)request$/.test(type);
}

/** In format 4, only the type of a resource says that it is sent over HTTP. */
function withMethod(resource: CollectionMembers): CollectionMembers {
  const { _type: type, method } = resource;
  return { ...resource, method: type === 'request' ? (method ?? 'GET') : null };
}

/** The base environment belongs to the workspace, and others to the base environment. */
function baseEnvironment(resources: readonly CollectionMembers[]): CollectionMembers | undefined {
  const ofType = (name: string) => resources.filter(({ _type: type }) => type === name);
  const workspaces = new Set(ofType('workspace').map(({ _id: id }) => id));
  const environments = ofType('environment');
  return environments.find(({ parentId }) => workspaces.has(parentId)) ?? environments[0];
}

function objectsIn(list: unknown): readonly CollectionMembers[] {
  const all: readonly unknown[] = Array.isArray(list) ? list : [];
  return all.map((one) => (isObject(one) ? one : {}));
}

const deepestFolder = 50;

function* requestsIn(list: unknown, depth: number): Generator<CollectionRequest> {
  for (const one of objectsIn(list)) {
    if (Array.isArray(one['children']) && depth < deepestFolder) {
      yield* requestsIn(one['children'], depth + 1);
    } else yield requestOf(one);
  }
}

/** Without a method, it is not sent over HTTP, and is left out. */
function requestOf({
  method,
  url,
  headers,
  body,
  parameters,
  pathParameters,
  authentication,
}: CollectionMembers): CollectionRequest {
  if (method === null || method === undefined) return { entry: { request: {} }, notes: [] };
  const isOff = !isObject(authentication) || authentication['disabled'] === true;
  const isAuthenticated =
    !isOff && ![undefined, '', 'none'].includes(authentication['type'] as never);
  const { mimeType, text, params, fileName } = isObject(body) ? body : {};
  const notes = [
    ...(isAuthenticated
      ? [{ place: 'request.authentication', reason: 'not read; a header field for it is missing' }]
      : []),
    ...(typeof fileName === 'string' && fileName !== ''
      ? [
          {
            place: 'request.body.fileName',
            reason: 'a file is not read, so its content is missing',
          },
        ]
      : []),
  ];
  const fields = enabled(headers).map(({ name, value }) => ({ name, value: textOf(value) }));
  const query = enabled(parameters).map(({ name, value }) => ({ name, value: textOf(value) }));
  const isNamed = fields.some(({ name }) => textOf(name).toLowerCase() === 'content-type');
  const isForm = typeof mimeType === 'string' && mimeType.startsWith('multipart/');
  const named =
    typeof mimeType === 'string' && mimeType !== '' && !isNamed && !isForm
      ? [{ name: 'Content-Type', value: mimeType }]
      : [];
  return {
    entry: {
      request: {
        ...{ method, url: textOf(url) },
        headers: [...fields, ...named],
        pathVariables: [...variablesOf(pathParameters)].map(([name, value]) => ({ name, value })),
        queryString: query,
        postData: { mimeType, text: textOf(text), params: enabled(params).map(partOf) },
      },
    },
    notes,
  };
}

function partOf({ name, value, type, fileName }: CollectionMembers): CollectionMembers {
  return type === 'file'
    ? { name, fileName: textOf(fileName).split(/[\\/]/).at(-1) ?? '' }
    : { name, value: textOf(value) };
}

/** The texts of an environment, nested names joined by dots. */
function environment(data: unknown): Variables {
  const found = new Map<string, string>();
  const add = (value: unknown, name: string, depth: number) => {
    if (isObject(value) && depth < 5) {
      for (const [inner, one] of Object.entries(value)) {
        add(one, name === '' ? inner : `${name}.${inner}`, depth + 1);
      }
    } else if (['string', 'number', 'boolean'].includes(typeof value))
      found.set(name, String(value));
  };
  add(data, '', 0);
  return found;
}
