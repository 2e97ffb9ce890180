// @ts-check
import { createHash } from 'node:crypto';

/**
 * @typedef {{ name: string, version: string, licence: string, integrity?: string }} Package
 * `integrity` is the digest of the package that npm loads, as in a lock file.
 * @typedef {{ name: string, version: string, description: string, license: string, homepage?: string }} App
 * @typedef {{ version: string, parts: Readonly<Record<string, string>> }} Electron `parts`: `process.versions`
 * @typedef {{ name: string, version: string, licence: string }} Data
 */

/** The parts of Electron that have a name of their own in databases of vulnerabilities. */
const electronParts = {
  chrome: 'chromium',
  node: 'node.js',
  v8: 'v8',
  sqlite: 'sqlite',
  zlib: 'zlib',
  zstd: 'zstd',
  brotli: 'brotli',
  uv: 'libuv',
  nghttp2: 'nghttp2',
  llhttp: 'llhttp',
  icu: 'icu',
};

/**
 * The bill of materials of what users receive, in CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/). The same
 * contents give the same text.
 * @param {App} app
 * @param {readonly Package[]} packages whose code is in the bundles
 * @param {Electron} electron
 * @param {readonly Data[]} data that is shipped beside the bundles
 */
export function billOfMaterials(app, packages, electron, data) {
  const root = `pkg:generic/${app.name}@${app.version}`;
  const components = [
    electronComponent(electron),
    ...packages.map(packageComponent),
    ...data.map(dataComponent),
  ];
  const bill = {
    metadata: {
      component: {
        type: 'application',
        'bom-ref': root,
        name: app.name,
        version: app.version,
        description: app.description,
        licenses: licences(app.license),
        purl: root,
        ...(app.homepage === undefined
          ? {}
          : { externalReferences: [{ type: 'website', url: app.homepage }] }),
      },
    },
    components,
    dependencies: [
      { ref: root, dependsOn: components.map((component) => component['bom-ref']) },
      ...components.map((component) => ({ ref: component['bom-ref'] })),
    ],
  };
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify(bill))}`,
    version: 1,
    ...bill,
  };
}

/** @param {Electron} electron */
function electronComponent({ version, parts }) {
  const purl = `pkg:npm/electron@${version}`;
  return {
    type: 'framework',
    'bom-ref': purl,
    name: 'electron',
    version,
    scope: 'required',
    licenses: licences('MIT'),
    purl,
    components: Object.entries(electronParts).flatMap(([key, name]) => {
      const part = parts[key];
      if (part === undefined) return [];
      return [{ type: 'library', 'bom-ref': `${purl}#${name}`, name, version: part }];
    }),
  };
}

/** @param {Package} found */
function packageComponent({ name, version, licence, integrity }) {
  const [scope, short] = name.startsWith('@') ? name.split('/') : [undefined, name];
  // purl: the @ of a scope is written as %40.
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return {
    type: 'library',
    'bom-ref': purl,
    ...(scope === undefined ? {} : { group: scope }),
    name: short ?? name,
    version,
    scope: 'required',
    licenses: licences(licence),
    purl,
    ...(integrity === undefined ? {} : { hashes: hashes(integrity) }),
  };
}

/** @param {Data} data */
function dataComponent({ name, version, licence }) {
  return {
    type: 'data',
    'bom-ref': `data:${name}@${version}`,
    name,
    version,
    licenses: licences(licence),
  };
}

/** @param {string} licence an SPDX id or expression */
function licences(licence) {
  return /^[\w.+-]+$/.test(licence)
    ? [{ license: { id: licence } }]
    : [{ expression: licence.replace(/^\((.*)\)$/, '$1') }];
}

/** @param {string} integrity `sha512-BASE64`, perhaps several */
function hashes(integrity) {
  return integrity.split(' ').flatMap((one) => {
    const [, algorithm, digest] = /^sha(\d+)-(.+)$/.exec(one) ?? [];
    if (algorithm === undefined || digest === undefined) return [];
    return [{ alg: `SHA-${algorithm}`, content: Buffer.from(digest, 'base64').toString('hex') }];
  });
}

/**
 * A UUID of version 8, for digests of one's own (RFC 9562, section 5.8).
 * @param {string} text
 */
function uuidOf(text) {
  const digest = createHash('sha256').update(text).digest('hex');
  const parts = [digest.slice(0, 8), digest.slice(8, 12), `8${digest.slice(13, 16)}`];
  return [...parts, `8${digest.slice(17, 20)}`, digest.slice(20, 32)].join('-');
}
